using System.Globalization;
using CultureBot.Chat;
using CultureBot.Feedback;

namespace CultureBot.House.Tests.Cards;

/// <summary>A form that says how its words read, and the way of feedback to HR.</summary>
internal sealed class ToneCardExamples(Company company, CultureInfo culture)
{
    private static readonly ReceiptCode Code = ReceiptCode.Read("01234-56789-01234-56789-01234")!;
    private static readonly FeedbackSubject Subject = new(new Guid("01920000-0000-7000-8000-000000000004"), IsRelay: true);

    public IEnumerable<ProductCard> All() => [.. Forms(), .. Reports()];

    private IEnumerable<ProductCard> Forms()
    {
        foreach (var kind in Enum.GetValues<ToneKind>())
        {
            var opened = (FormAnswer)ToneForm.Open(
                culture, AnswerForms.WriteBack(culture, Code, Code), AnswerForms.Words, new(kind, company.Said.Words), company.Said.Words);
            yield return new($"form that reads as {kind}", opened.Otherwise, opened.Form);
        }
    }

    private IEnumerable<ProductCard> Reports()
    {
        yield return new("feedback that can be reported", FeedbackCards.Told(culture, Story, isMore: false));
        yield return new("feedback that was reported", FeedbackCards.Told(culture, Story with { Reported = [.. Story.AllWritten] }, isMore: false));
        yield return new("report to HR", ReportCards.ForHr(culture, Story with { Reporter = company.People[2], Reported = [company.Said.Words, company.Said.Words] }));
        yield return new("report to HR with a name", ReportCards.ForHr(culture, Story with { Writer = company.People[0], Reporter = company.People[2], Reported = [company.Said.Words] }));
        foreach (var said in (string[])["ReportedNamed", "ReportedRelayed", .. Enum.GetValues<ReportFeedbackResult>().Where(result => result != ReportFeedbackResult.Reported).Select(result => "ReportRefused" + result)])
            yield return new(said, Card.Of(ToneWords.Say(culture, said)));
    }

    private FeedbackStory Story => new(
        Subject,
        Writer: null,
        ProviderTeam.Of(company.Said.Place),
        Person: null,
        new() { Stars = 1, Words = company.Said.Words, Wish = company.Said.Words },
        Barrier: null,
        new() { Subject = Subject.Text, OwnerId = company.People[2].Id, State = ResponseState.Done, OpenedOn = new(2026, 11, 18), DueOn = new(2026, 11, 25) },
        company.People[2],
        [new FeedbackAnswer { Number = 1, Kind = AnswerKind.Wrote, Words = company.Said.Words, SaidOn = new(2026, 11, 19) }]);
}
