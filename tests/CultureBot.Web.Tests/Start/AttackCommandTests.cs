using CultureBot.Privacy;
using CultureBot.Privacy.Attack;
using CultureBot.Web.Start;
using CultureBot.Web.Tests.Pulse;

namespace CultureBot.Web.Tests.Start;

/// <summary><c>dotnet run --project src/CultureBot.Web -- attack</c>: what was tried and found, in numbers.</summary>
public sealed class AttackCommandTests
{
    [Fact]
    public async Task Nobody_is_found_and_what_was_tried_is_printed()
    {
        var (exitCode, printed) = await RunAsync("attack", "--releases", "20", "--k", "4", "--seed=7");

        Assert.Equal(0, exitCode);
        Assert.StartsWith("20 invented organizations", printed, StringComparison.Ordinal);
        Assert.Contains("Fives of 4 people or more, bands of 8. Seed 7.", printed, StringComparison.Ordinal);
        Assert.Contains("Published at Fives: ", printed, StringComparison.Ordinal);
        Assert.EndsWith("Nobody was found.", printed.TrimEnd(), StringComparison.Ordinal);
        var rows = printed.Split('\n').SkipWhile(line => !line.StartsWith("What was tried", StringComparison.Ordinal)).Skip(1).TakeWhile(line => line.Length > 0).ToList();
        Assert.Equal(Enum.GetValues<AttackKind>().Length, rows.Distinct(StringComparer.Ordinal).Count());
        Assert.All(rows, row => Assert.Matches(@" [1-9][\d,]* +0$", row));
    }

    [Fact]
    public async Task The_same_seed_prints_the_same()
    {
        var (_, one) = await RunAsync("attack", "--releases=5");
        var (_, same) = await RunAsync("attack", "--releases=5", "--k=5", "--seed=1");
        var (_, other) = await RunAsync("attack", "--releases=5", "--seed=2");

        Assert.Equal(one, same);
        Assert.NotEqual(one, other.Replace("Seed 2", "Seed 1", StringComparison.Ordinal));
    }

    [Fact]
    public void Somebody_who_was_found_ends_it_with_one()
    {
        var report = new AttackReport(3, 5, [new(AttackKind.AnySum, 1234, 2), new(AttackKind.Collusion, 10, 0)], SmallestLeft: 1, MostColluders: 2, new ReleaseShare(3, 4, 6), new TrendShare(2, 3));

        var printed = AttackCommand.Print(report, seed: 1);

        Assert.Equal(1, printed.ExitCode);
        Assert.Matches(@"any sums and differences of one question +1,234 +2\n", printed.Text);
        Assert.Contains("had 1 other.", printed.Text, StringComparison.Ordinal);
        Assert.EndsWith("Somebody was found.", printed.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Ones_own_ledger_is_attacked_and_counts_are_printed()
    {
        var folder = Directory.CreateTempSubdirectory("culturebot-attack-").FullName;
        Dictionary<string, string?> settings = new(StringComparer.Ordinal) { ["Database:ConnectionString"] = $"Data Source={Path.Combine(folder, "own.db")};Pooling=False" };
        await using var app = await AppFixture.StartAsync(settings);
        await PulseCompany.AddAsync(app, app.Clock.Now);

        var (exitCode, printed) = await RunAsync(["attack", "--own", .. settings.Select(s => $"--{s.Key}={s.Value}"), "--Demo:Enabled=false", "--Logging:LogLevel:Default=Warning"]);

        Assert.StartsWith("1 closed window of this database", printed, StringComparison.Ordinal);
        // Two teams of 30 and 25 leave five of 60, which is too few for bands: no close wrote this ledger.
        Assert.Matches(@"each figure by itself +[1-9]\d* +0\n", printed);
        Assert.Matches(@"groups less the groups within them +[1-9]\d* +[1-9]\d*\n", printed);
        Assert.Matches(@"page, chat and file against the ledger +[1-9]\d* +0\n", printed);
        Assert.Contains("Something is about too few people.", printed, StringComparison.Ordinal);
        Assert.Equal(1, exitCode);
        Assert.DoesNotContain("Engineering", printed, StringComparison.Ordinal);
        Assert.Equal(["ledger.attacked"], await app.Database.ReadAsync(sql => sql.ListAsync<string>("SELECT action FROM audit_entries"), TestContext.Current.CancellationToken));
    }

    [Theory]
    [InlineData("--k must be a whole number from 3 to 8.", "--k", "2")]
    [InlineData("--k must be a whole number from 3 to 8.", "--k=9")]
    [InlineData("--releases must be a whole number from 1 to 100000.", "--releases=0")]
    [InlineData("--releases must be a whole number from 1 to 100000.", "--releases", "many")]
    [InlineData("--seed must be a whole number from 0 to 2147483647.", "--seed=-1")]
    [InlineData("attack has no '--people'.", "--people=5")]
    public async Task What_cannot_be_tried_is_said(string problem, params string[] settings)
    {
        var refused = await Assert.ThrowsAsync<StartRefusedException>(() => RunAsync(["attack", .. settings]));

        Assert.Contains(problem, Assert.Single(refused.Problems), StringComparison.Ordinal);
    }

    private static async Task<(int? ExitCode, string Printed)> RunAsync(params string[] args)
    {
        await using var output = new StringWriter();
        var exitCode = await ProgramCommands.RunAsync(args, output, TestContext.Current.CancellationToken);
        return (exitCode, output.ToString());
    }
}
