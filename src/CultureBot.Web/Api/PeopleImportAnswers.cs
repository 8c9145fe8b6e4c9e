using System.Globalization;
using System.Text.Json.Serialization;
using CultureBot.People.Directory;
using Microsoft.AspNetCore.Mvc;

namespace CultureBot.Web.Api;

/// <param name="Added">Rows of people of whom nothing was known.</param>
/// <param name="Changed">Rows that said something new.</param>
/// <param name="Unchanged">The other rows.</param>
/// <param name="DryRun">Nothing of it was stored.</param>
public sealed record PeopleImportAnswer(int Added, int Changed, int Unchanged, bool DryRun)
{
    /// <summary>Values that were left as the identity provider says them; left out when there are none.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public int Kept { get; init; }

    /// <summary>People who have left, since the file names everybody else; left out when there are none.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public int Left { get; init; }

    internal static PeopleImportAnswer Of(PeopleImported imported) =>
        new(imported.Added, imported.Changed, imported.Unchanged, imported.IsDryRun) { Kept = imported.Kept, Left = imported.Left };
}

/// <param name="Line">The line of the file, from 1.</param>
/// <param name="Column">The column of the table, from 1; 0 when it is about the whole line.</param>
/// <param name="Message">What is wrong and what to do about it.</param>
public sealed record PeopleImportProblem(int Line, int Column, string Message)
{
    // As everything the API says.
    private static readonly CultureInfo English = CultureInfo.GetCultureInfo("en");

    internal static PeopleImportProblem Of(ImportProblem problem) => new(problem.Line, problem.Column, problem.Say(English));
}

/// <summary>Why nothing of a file was stored.</summary>
public sealed class PeopleImportRefusal : ProblemDetails
{
    /// <summary>In the order of the file, a hundred at most.</summary>
    public required IReadOnlyList<PeopleImportProblem> Problems { get; init; }

    internal static PeopleImportRefusal Of(ImportRefused refused) => new()
    {
        Status = StatusCodes.Status422UnprocessableEntity,
        Title = "The file was not imported.",
        Detail = "Nothing was stored. Correct what is listed under problems, and send the file again.",
        Problems = [.. refused.Problems.Select(PeopleImportProblem.Of)],
    };
}
