using System.Globalization;
using CultureBot.Chat;

namespace CultureBot.Feedback;

/// <summary>What a team promises, wherever it stands, and the form for it.</summary>
internal static class PromiseCards
{
    public const string FormId = "feedback.promise";
    public const string Lines = "lines";

    private const int LongestName = 60;

    /// <summary>Nothing where it promises nothing.</summary>
    public static IEnumerable<CardBlock> Promised(CultureInfo culture, TeamPromise? promise) => promise is null
        ? []
        : [new NoteBlock(FeedbackWords.Say(culture, "PromiseOf", ("team", promise.Team.Name))), new QuoteBlock(string.Join('\n', promise.Lines))];

    public static Card About(CultureInfo culture, ProviderTeam team, TeamPromise? promise)
    {
        var title = FeedbackWords.Say(culture, "TeamTitle", ("team", team.Name));
        return new(
            title,
            [
                new HeadingBlock(title),
                .. promise is null ? [new TextBlock(FeedbackWords.Say(culture, "PromiseNone"))] : Promised(culture, promise),
                new ActionsBlock([new Button { Label = FeedbackWords.SayPlain(culture, "ButtonForm"), Action = FeedbackChat.FormButton, Style = ButtonStyle.Primary, OpensForm = true }]),
            ]);
    }

    public static Form Form(CultureInfo culture, ProviderTeam team, TeamPromise? before) => new(
        FormId,
        FeedbackWords.SayPlain(culture, "PromiseTitle"),
        FeedbackWords.SayPlain(culture, "PromiseSubmit"),
        FeedbackWords.SayPlain(culture, "Cancel"),
        team.Id.Value.ToString("N"),
        [
            new TextField(Lines, FeedbackWords.SayPlain(culture, "FieldPromise", ("team", TextCut.Cut(team.Name, LongestName))))
            {
                IsMultiline = true,
                IsOptional = true,
                Hint = FeedbackWords.SayPlain(culture, "FieldPromiseHint"),
                Initial = before is null ? "" : string.Join('\n', before.Lines),
                MaxLength = TeamPromise.MostLines * (TeamPromise.MostCharacters + 10),
            },
        ]);
}
