namespace CultureBot.Chat;

/// <summary>Stands in logs for what failed in a confidential request: the types of what was thrown, without their messages.</summary>
public sealed class ConfidentialFailureException(Exception failure) : Exception(Names(failure))
{
    private static string Names(Exception failure)
    {
        var names = new List<string>();
        for (var one = failure; one is not null; one = one.InnerException!) names.Add(one.GetType().Name);
        return string.Join(" < ", names);
    }
}
