using System.Text.RegularExpressions;

namespace CultureBot.House.Tests.House;

/// <summary>The compiler refuses the symbols; these tests keep the list and its force.</summary>
public sealed partial class BannedSymbolsTests
{
    private static readonly string[] Plan =
    [
        "P:System.DateTime.Now;", "P:System.DateTime.UtcNow;", "P:System.DateTimeOffset.Now;", "P:System.DateTimeOffset.UtcNow;",
        "P:System.Threading.Tasks.Task`1.Result;", "M:System.Threading.Tasks.Task.Wait();", "M:System.Threading.Thread.Sleep(System.Int32);",
        "M:System.Threading.Thread.Sleep(System.TimeSpan);", "M:System.Net.Http.HttpClient.#ctor;", "M:System.Guid.NewGuid;",
    ];

    [Fact]
    public void What_the_plan_bans_is_in_the_list_with_the_way_to_mend_it()
    {
        var lines = Repository.Text("BannedSymbols.txt").Split('\n', StringSplitOptions.RemoveEmptyEntries);

        Repository.HasNone(
            "BannedSymbols.txt lacks a symbol of the plan.",
            Plan.Where(symbol => !lines.Any(l => l.StartsWith(symbol, StringComparison.Ordinal))));
        Assert.All(lines, line => Assert.Matches(@"^[PMTF]:\S+;\S.{5,}$", line));
        Assert.Contains("dotnet_diagnostic.RS0030.severity = error", Repository.Text(".editorconfig"), StringComparison.Ordinal);
        Assert.Contains("BannedSymbols.txt", Repository.Text("Directory.Build.props"), StringComparison.Ordinal);
    }

    [Fact]
    public void A_rule_is_switched_off_only_with_a_reason_on_the_same_line() => Repository.HasNone(
        "Write why: #pragma warning disable RULE // reason. Better: mend what the rule found.",
        from path in Repository.Sources("src", "tests")
        let source = new SourceText(Repository.Text(path))
        from Match off in SwitchedOff().Matches(source.Code)
        let line = source.LineOf(off.Index)
        where !Repository.Text(path).Split('\n')[line - 1].Contains(" // ", StringComparison.Ordinal)
        select $"{path}:{line}: {off.Value.Trim()}");

    [Fact]
    public void No_project_switches_the_banned_symbols_off() => Repository.HasNone(
        "RS0030 holds everywhere; a single line may be exempted with a reason.",
        Repository.Files.Where(f => Path.GetExtension(f) is ".csproj" or ".props" or ".targets" && Repository.Text(f).Contains("RS0030", StringComparison.Ordinal)));

    [GeneratedRegex(@"^\s*#pragma\s+warning\s+disable.*$|\bSuppressMessage\b", RegexOptions.Multiline, matchTimeoutMilliseconds: 5000)]
    private static partial Regex SwitchedOff();
}
