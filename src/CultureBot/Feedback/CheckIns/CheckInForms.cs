using System.Collections.Immutable;
using System.Globalization;
using CultureBot.Chat;

namespace CultureBot.Feedback;

/// <summary>How often HR lets a round of check-ins begin.</summary>
internal enum CheckInRhythm
{
    Off,
    TwoWeekly,
    Monthly,
    Quarterly,
}

/// <summary>The forms of check-ins: whom somebody dealt with, and HR's rhythm.</summary>
internal static class CheckInForms
{
    public const string ScreenId = "feedback.screen";
    public const string RhythmId = "feedback.rhythm";
    public const string Teams = "teams";
    public const string Others = "others";
    public const string Rhythm = "rhythm";

    /// <summary>So many can be ticked; any other is typed.</summary>
    public const int MostTeams = 10;

    // A label is a line.
    private const int LongestName = 60;

    public static Form Screen(CultureInfo culture, CheckInRound round, IReadOnlyCollection<ProviderTeam> likely, bool areAll) => new(
        ScreenId,
        Say(culture, "ScreenTitle"),
        Say(culture, "ScreenSubmit"),
        FeedbackWords.SayPlain(culture, "Cancel"),
        round.Name,
        [
            .. likely.Count == 0
                ? []
                : (FormField[])[new ChoicesField(Teams, Say(culture, "FieldTeams"), [.. likely.Select(team => new FormOption(team.Id.Value.ToString("N"), TextCut.Cut(team.Name, LongestName)))]) { IsOptional = true }],
            .. areAll ? [] : (FormField[])[new TextField(Others, Say(culture, "FieldOthers")) { IsOptional = true, IsMultiline = true, Hint = Say(culture, "FieldOthersHint"), MaxLength = 600 }],
        ]);

    public static Form Rounds(CultureInfo culture, CheckInRhythm present) => new(
        RhythmId,
        Say(culture, "RoundsTitle"),
        Say(culture, "RoundsSubmit"),
        FeedbackWords.SayPlain(culture, "Cancel"),
        "",
        [
            new ChoiceField(Rhythm, Say(culture, "FieldRhythm"), [.. Enum.GetValues<CheckInRhythm>().Select(rhythm => new FormOption(rhythm.ToString(), Say(culture, "Rhythm" + rhythm)))])
            {
                Initial = present.ToString(), Hint = Say(culture, "FieldRhythmHint"),
            },
        ]);

    /// <summary>Null when nothing that we know was chosen.</summary>
    public static CheckInRhythm? ReadRhythm(FormRequest request) =>
        Enum.TryParse<CheckInRhythm>(request.Text(Rhythm), out var rhythm) && Enum.IsDefined(rhythm) ? rhythm : null;

    /// <summary>The teams that were ticked or typed, and the first name that is no team's; empty when all are.</summary>
    public static (ImmutableArray<ProviderTeam> Teams, string Unknown) ReadTeams(FormRequest request, ProviderTeams teams)
    {
        var ticked = request.All(Teams);
        var chosen = teams.All.Where(team => ticked.Contains(team.Id.Value.ToString("N"), StringComparer.Ordinal)).ToList();
        foreach (var name in request.Text(Others).Split(['\n', ',', ';'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            if (teams.Find(name) is not { } team) return ([], name);
            chosen.Add(team);
        }

        return ([.. chosen.DistinctBy(team => team.Key, StringComparer.Ordinal)], "");
    }

    private static string Say(CultureInfo culture, string key) => CheckInCards.SayPlain(culture, key);
}
