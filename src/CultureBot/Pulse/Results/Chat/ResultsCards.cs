using System.Collections.Immutable;
using System.Globalization;
using CultureBot.Chat;
using CultureBot.People;

namespace CultureBot.Pulse;

/// <summary>What is sent about a window's results.</summary>
internal sealed class ResultsCards(PublicAddress address, IEnumerable<IResultsAction> actions)
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
                .. report.Company is { } company ? Answered(culture, company).Concat(ResultsLines.Of(culture, company)) : [new TextBlock(ResultsWords.Book.Say(culture, "TooFew"))],
                .. leadsHidden ? [new NoteBlock(Hidden(culture, report))] : (ReadOnlySpan<CardBlock>)[],
                new NoteBlock(Footer(culture, report)),
                new ActionsBlock([SeeAll(culture, report)]),
            ]);
    }

    /// <summary>A manager's summary of their group.</summary>
    public Card Summary(CultureInfo culture, PulseReport report, GroupReport group)
    {
        var title = group.Group is { Invited: { } invited, Answered: { } answered }
            ? ResultsWords.Book.Say(culture, "SummaryTitle", ("answered", answered), ("invited", invited))
            : ResultsWords.Book.Say(culture, "CompanyTitle", ("survey", report.SurveyName));
        ImmutableArray<Button> offered = (group.Weakest ?? group.Strongest) is { } weakest
            ? [.. actions.Select(action => action.ButtonFor(new(report.Ledger.Window.Id, group.Group, weakest.Question, culture)))]
            : [];
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
                    .. offered,
                    SeeAll(culture, report),
                ]),
            ]);
    }

    /// <summary>How to talk with the team about it, by the minutes.</summary>
    public static Card Guide(CultureInfo culture, FigureReport about)
    {
        var title = ResultsWords.Book.Say(culture, "GuideTitle");
        return new(
            title,
            [
                new HeadingBlock(title),
                new ListBlock(
                [
                    ResultsWords.Book.Say(culture, "GuideThank"),
                    ResultsWords.Book.Say(culture, "GuideShow"),
                    ResultsWords.Book.Say(culture, "GuideAsk", ("question", ResultsLines.Words(culture, about))),
                    ResultsWords.Book.Say(culture, "GuideChoose"),
                    ResultsWords.Book.Say(culture, "GuideClose"),
                ]),
            ]);
    }

    private static IEnumerable<CardBlock> Answered(CultureInfo culture, GroupReport company) =>
        company.Group is { Invited: { } invited, Answered: { } answered }
            ? [new TextBlock(ResultsWords.Book.Say(culture, "Answered", ("answered", answered), ("invited", invited)))]
            : [];

    private static ChatText Hidden(CultureInfo culture, PulseReport report) =>
        ResultsWords.Book.Say(culture, "Hidden", ("least", report.Ledger.Window.Promise.ForFives));

    private static ChatText Footer(CultureInfo culture, PulseReport report) => ResultsWords.Book.Say(
        culture, "Footer", ("fives", report.Ledger.Window.Promise.ForFives), ("bands", report.Ledger.Window.Promise.ForBands));

    private Button SeeAll(CultureInfo culture, PulseReport report) => new()
    {
        Label = ResultsWords.Book.SayPlain(culture, "SeeAll"),
        Address = new(address.Root, $"/pulse/{report.Ledger.Window.Id.Value:D}"),
    };
}
