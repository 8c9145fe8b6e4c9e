using System.Collections.Immutable;
using System.Globalization;
using CultureBot.Chat;

namespace CultureBot.Pulse;

/// <summary>What is sent about a window's results.</summary>
internal sealed class ResultsCards(IEnumerable<IResultsAction> actions)
{
    /// <summary>The company's, for everybody.</summary>
    /// <param name="culture">The reader's language.</param>
    /// <param name="report">What is published.</param>
    /// <param name="leadsHidden">The reader leads people of whom nothing is published.</param>
    public Card Company(CultureInfo culture, PulseReport report, bool leadsHidden)
    {
        var title = ResultsWords.Book.Say(culture, "CompanyTitle", ("survey", report.SurveyName));
        return new(
            title,
            [
                new HeadingBlock(title),
                .. report.Company is { } company ? CompanyLines(culture, company) : [new TextBlock(ResultsWords.Book.Say(culture, "TooFew"))],
                .. leadsHidden ? [new NoteBlock(Hidden(culture, report))] : (ReadOnlySpan<CardBlock>)[],
                new NoteBlock(Footer(culture, report)),
                new ActionsBlock([SeeAll.Button(culture, report.Ledger.Window.Id)]),
            ]);
    }

    /// <summary>A manager's summary of their group.</summary>
    public Card Summary(CultureInfo culture, PulseReport report, GroupReport group)
    {
        var title = group.Group is { Invited: { } invited, Answered: { } answered }
            ? ResultsWords.Book.Say(culture, "SummaryTitle", ("answered", answered), ("invited", invited))
            : ResultsWords.Book.Say(culture, "CompanyTitle", ("survey", report.SurveyName));
        return new(
            title,
            [
                new HeadingBlock(title),
                .. ResultsLines.Of(culture, group),
                new NoteBlock(Footer(culture, report)),
                new ActionsBlock(
                [
                    new Button
                    {
                        Label = ResultsWords.Book.SayPlain(culture, "TalkAboutIt"),
                        Action = TalkGuide.ButtonAction,
                        Value = TalkGuide.Value(report.Ledger.Window.Id, group.Group.GroupId),
                        Style = ButtonStyle.Primary,
                    },
                    .. Scope(culture, report, group) is { } scope ? actions.Select(action => action.ButtonFor(scope)) : [],
                    SeeAll.Button(culture, report.Ledger.Window.Id),
                ]),
            ]);
    }

    /// <summary>How to talk with the team about it, by the minutes; null when there is nothing to talk about.</summary>
    public Card? Guide(CultureInfo culture, PulseReport report, GroupReport group)
    {
        if (Scope(culture, report, group) is not { } scope) return null;
        var title = ResultsWords.Book.Say(culture, "GuideTitle");
        ImmutableArray<Button> after = [.. actions.Select(action => action.AfterTalk(scope))];
        return new(
            title,
            [
                new HeadingBlock(title),
                new ListBlock(
                [
                    ResultsWords.Book.Say(culture, "GuideThank"),
                    ResultsWords.Book.Say(culture, "GuideShow"),
                    ResultsWords.Book.Say(culture, "GuideAsk", ("question", ResultsLines.Words(culture, scope.Weakest))),
                    ResultsWords.Book.Say(culture, "GuideChoose"),
                    ResultsWords.Book.Say(culture, "GuideClose"),
                ]),
                .. after.IsEmpty ? (ReadOnlySpan<CardBlock>)[] : [new ActionsBlock(after)],
            ]);
    }

    /// <summary>For all who answered, and when the results come.</summary>
    /// <param name="culture">The reader's language.</param>
    /// <param name="survey">What it is called.</param>
    /// <param name="day">Of the results, as the reader's language writes it.</param>
    public static Card Thanks(CultureInfo culture, string survey, string day)
    {
        var text = ResultsWords.Book.Say(culture, "Thanks", ("survey", survey), ("day", day));
        return new(text, [new TextBlock(text), new NoteBlock(ResultsWords.Book.Say(culture, "ThanksNote"))]);
    }

    // Nothing to answer where no question has fives.
    private static ResultsActionScope? Scope(CultureInfo culture, PulseReport report, GroupReport group) =>
        (group.Weakest ?? group.Strongest) is { } weakest ? new(report.Ledger.Window.Id, group.Group, weakest.Question, culture) : null;

    private static IEnumerable<CardBlock> CompanyLines(CultureInfo culture, GroupReport company) =>
        [.. Answered(culture, company), .. ResultsLines.Recommend(culture, company), .. ResultsLines.Of(culture, company)];

    private static IEnumerable<CardBlock> Answered(CultureInfo culture, GroupReport company) =>
        company.Group is { Invited: { } invited, Answered: { } answered }
            ? [new TextBlock(ResultsWords.Book.Say(culture, "Answered", ("answered", answered), ("invited", invited)))]
            : [];

    private static ChatText Hidden(CultureInfo culture, PulseReport report) =>
        ResultsWords.Book.Say(culture, "Hidden", ("least", report.Ledger.Window.Promise.ForFives));

    private static ChatText Footer(CultureInfo culture, PulseReport report) => ResultsWords.Book.Say(
        culture, "Footer", ("fives", report.Ledger.Window.Promise.ForFives), ("bands", report.Ledger.Window.Promise.ForBands));
}
