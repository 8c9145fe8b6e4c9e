using System.Globalization;
using CultureBot.Privacy.Attack;
using CultureBot.Pulse;
using CultureBot.Web.Pages;

namespace CultureBot.Web.Start;

/// <summary>
/// <c>attack [--releases 500] [--k 5] [--seed 1]</c>: tries to single people out of invented organizations' published figures;
/// <c>attack --own</c>: out of all that was published from the configured database.
/// </summary>
internal static class AttackCommand
{
    private const int MostReleases = 100_000;
    private const string Own = "--own";

    private static CultureInfo Culture => CultureInfo.CurrentUICulture;

    /// <summary>The exit code is 1 when somebody was found.</summary>
    /// <exception cref="StartRefusedException">An argument is none of these, or no number that can be tried.</exception>
    public static Task<Printed> RunAsync(string[] settings, CancellationToken cancellationToken)
    {
        if (settings.Contains(Own, StringComparer.OrdinalIgnoreCase))
            return OwnAsync([.. settings.Where(setting => !setting.Equals(Own, StringComparison.OrdinalIgnoreCase))], cancellationToken);

        var arguments = new ConfigurationBuilder().AddCommandLine(settings).Build();
        var problems = new List<string>();
        var releases = Number("releases", 500, 1, MostReleases);
        var k = Number("k", 5, AttackSimulator.SmallestK, AttackSimulator.LargestK);
        var seed = Number("seed", 1, 0, int.MaxValue);
        problems.AddRange(arguments.GetChildren().Select(a => a.Key)
            .Where(key => !((string[])["releases", "k", "seed"]).Contains(key, StringComparer.OrdinalIgnoreCase))
            .Select(key => $"attack has no '--{key}'. It has --releases, --k and --seed, or --own."));
        if (problems.Count > 0) throw new StartRefusedException([.. problems]);
        return Task.FromResult(Print(AttackSimulator.Run(releases, k, seed, cancellationToken), seed));

        int Number(string name, int otherwise, int least, int most)
        {
            if (arguments[name] is not { } written) return otherwise;
            if (int.TryParse(written, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= least && number <= most) return number;
            problems.Add(string.Create(CultureInfo.InvariantCulture, $"--{name} must be a whole number from {least} to {most}."));
            return otherwise;
        }
    }

    public static Printed Print(AttackReport report, int seed)
    {
        string[] lines =
        [
            Say("attack.about", ("releases", report.Releases), ("k", report.K), ("bands", 2 * report.K), ("seed", seed)),
            "",
            Row(Say("attack.head_kind"), Say("attack.head_tried"), Say("attack.head_found")),
            .. report.Findings.Select(f => Row(Say("attack.kind", ("kind", f.Kind.ToString())), f.Tried.ToString("N0", Culture), f.Found.ToString("N0", Culture))),
            "",
            Say("attack.share", ("k", report.K), ("large", Percent(report.Share.OfLargeEnough)), ("all", Percent(report.Share.OfAll))),
            Say("attack.trends", ("shown", report.Trends.Shown.ToString("N0", Culture)), ("groups", report.Trends.InBoth.ToString("N0", Culture))),
            .. report.SmallestLeft is { } left ? (string[])[Say("attack.left", ("colluders", report.MostColluders), ("left", left))] : [],
            report.HasFound ? Say("attack.found") : Say("attack.not_found"),
        ];
        return new(string.Join('\n', lines), report.HasFound ? 1 : 0);
    }

    public static Printed Print(LedgerAttackReport report)
    {
        string[] lines =
        [
            Say("attack.own_about", ("windows", report.Windows)),
            "",
            Row(Say("attack.head_kind"), Say("attack.head_tried"), Say("attack.head_found")),
            .. report.Findings.Select(f => Row(Say("attack.own_kind", ("kind", f.Kind.ToString())), f.Tried.ToString("N0", Culture), f.Found.ToString("N0", Culture))),
            "",
            report.HasFound ? Say("attack.own_found") : Say("attack.not_found"),
        ];
        return new(string.Join('\n', lines), report.HasFound ? 1 : 0);
    }

    /// <summary>Reads the configured database, beside a running program if there is one; the arguments are configuration as for serving.</summary>
    private static async Task<Printed> OwnAsync(string[] settings, CancellationToken cancellationToken)
    {
        await using var app = CultureBotApp.Build(settings);
        await CultureBotApp.PrepareAsync(app, cancellationToken);
        return Print(await app.Services.GetRequiredService<AttackLedgerHandler>().HandleAsync(new(), cancellationToken));
    }

    private static string Row(string kind, string tried, string found) => $"{kind,-52}{tried,14}{found,8}";

    private static string Percent(double share) => share.ToString("P1", Culture);

    private static string Say(string key, params ReadOnlySpan<(string Name, object Value)> values) => WebWords.Book.SayPlain(Culture, key, values);
}
