using System.Collections.Immutable;

namespace CultureBot.Web.Start;

/// <summary>The configuration, or the database it names, is not one to start with. Each problem is one line for the operator.</summary>
public sealed class StartRefusedException(ImmutableArray<string> problems) : Exception(string.Join(" ", problems))
{
    public ImmutableArray<string> Problems { get; } = problems;
}
