using System.Globalization;
using CultureBot.Chat;

namespace CultureBot.Feedback;

/// <summary>The form for what stopped somebody: what it is, in words, whose, and in which way.</summary>
internal static class BarrierForm
{
    public const string Id = "feedback.barrier";
    public const string Kind = "kind";
    public const string Words = "words";
    public const string Way = "way";

    private static readonly FeedbackWay[] Ways = [FeedbackWay.Named, FeedbackWay.Relayed];

    /// <param name="culture">The writer's language.</param>
    /// <param name="code">Of the barrier that it becomes.</param>
    /// <param name="teams">Whose it may be.</param>
    /// <param name="words">What was typed already.</param>
    public static Form Make(CultureInfo culture, ReceiptCode code, IReadOnlyCollection<ProviderTeam> teams, string words) => new(
        Id,
        Say(culture, "FormTitle"),
        FeedbackWords.SayPlain(culture, "FormSubmit"),
        FeedbackWords.SayPlain(culture, "Cancel"),
        code.Text,
        [
            new ChoiceField(Kind, Say(culture, "FieldKind"), [.. Enum.GetValues<BarrierKind>().Select(kind => new FormOption(kind.ToString(), Say(culture, "Kind" + kind)))]),
            new TextField(Words, Say(culture, "FieldWords"))
            {
                IsMultiline = true, Hint = Say(culture, "FieldWordsHint"), MaxLength = Rating.MostCharacters, Initial = words,
            },
            .. teams.Count == 0 ? [] : (FormField[])[FeedbackForm.TeamField(Say(culture, "FieldTeam"), teams, null) with { Hint = Say(culture, "FieldTeamHint") }],
            new ChoiceField(Way, Say(culture, "FieldWay"), [.. Ways.Select(way => new FormOption(way.ToString(), Say(culture, "Way" + way)))])
            {
                Hint = Say(culture, "FieldWayHint"),
            },
        ]);

    /// <summary>Null when none was chosen.</summary>
    public static BarrierKind? ReadKind(FormRequest request) =>
        Enum.TryParse<BarrierKind>(request.Text(Kind), out var kind) && Enum.IsDefined(kind) ? kind : null;

    /// <summary>Null when none was chosen.</summary>
    public static FeedbackWay? ReadWay(FormRequest request) =>
        Enum.TryParse<FeedbackWay>(request.Text(Way), out var way) && Ways.Contains(way) ? way : null;

    private static string Say(CultureInfo culture, string key) => BarrierWords.SayPlain(culture, key);
}
