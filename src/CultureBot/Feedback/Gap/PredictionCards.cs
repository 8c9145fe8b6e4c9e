using System.Globalization;
using CultureBot.Chat;

namespace CultureBot.Feedback;

/// <summary>The form for what a team expects of its customers, and what is said about it.</summary>
internal static class PredictionCards
{
    public const string FormId = "feedback.prediction";
    public const string Button = "feedback.predict";
    public const string Tenths = "tenths";

    private const int LongestName = 60;

    public static Form Form(CultureInfo culture, ProviderTeam team, string quarter, DateOnly lastDay, TeamPrediction? before) => new(
        FormId,
        GapWords.SayPlain(culture, "FormTitle"),
        GapWords.SayPlain(culture, "FormSubmit"),
        FeedbackWords.SayPlain(culture, "Cancel"),
        new PredictionSubject(quarter, team.Id).Text,
        [
            new ChoiceField(
                Tenths,
                GapWords.SayPlain(culture, "FieldTenths", ("team", TextCut.Cut(team.Name, LongestName)), ("quarter", quarter)),
                [.. Enumerable.Range(0, TeamPrediction.Most + 1).Reverse().Select(tenths => new FormOption(Text(tenths), GapWords.SayPlain(culture, "OptionTenths", ("tenths", tenths))))])
            {
                Initial = before is null ? null : Text(before.Tenths),
                Hint = GapWords.SayPlain(culture, "FieldTenthsHint", ("date", lastDay.ToString("d MMMM", culture))),
            },
        ]);

    public static int? Read(FormRequest request) =>
        int.TryParse(request.Text(Tenths), NumberStyles.None, CultureInfo.InvariantCulture, out var tenths) && tenths <= TeamPrediction.Most ? tenths : null;

    /// <summary>The answer to the form.</summary>
    public static Card Answer(CultureInfo culture, PredictResult result, ProviderTeam team, string quarter, int tenths) =>
        Card.Of(GapWords.Say(culture, "Result" + result, ("team", team.Name), ("quarter", quarter), ("tenths", tenths)));

    /// <summary>Before the end of a quarter, to whoever leads a team; it says what was expected once that is known.</summary>
    public static Card Asked(CultureInfo culture, ProviderTeam team, PredictionSubject subject, DateOnly lastDay, TeamPrediction? given)
    {
        var text = given is null
            ? GapWords.Say(culture, "Asked", ("team", team.Name), ("quarter", subject.Quarter))
            : GapWords.Say(culture, "AskedGiven", ("team", team.Name), ("quarter", subject.Quarter), ("tenths", given.Tenths));
        return new(
            text,
            [
                new TextBlock(text),
                new ActionsBlock(
                [
                    new Button
                    {
                        Label = GapWords.SayPlain(culture, given is null ? "ButtonPredict" : "ButtonChange"), Action = Button, Value = subject.Text, OpensForm = true,
                        Style = given is null ? ButtonStyle.Primary : ButtonStyle.Plain,
                    },
                ]),
                new NoteBlock(GapWords.Say(culture, "AskedNote", ("date", lastDay.ToString("d MMMM", culture)))),
            ]);
    }

    /// <summary>What is left of the question once the quarter is over.</summary>
    public static Card Locked(CultureInfo culture, ProviderTeam team, PredictionSubject subject, TeamPrediction? given) => Card.Of(given is null
        ? GapWords.Say(culture, "LockedWithout", ("team", team.Name), ("quarter", subject.Quarter))
        : GapWords.Say(culture, "Locked", ("team", team.Name), ("quarter", subject.Quarter), ("tenths", given.Tenths)));

    private static string Text(int tenths) => tenths.ToString(CultureInfo.InvariantCulture);
}
