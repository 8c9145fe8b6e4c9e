using System.Globalization;
using CultureBot.Chat;
using CultureBot.Feedback;
using CultureBot.People;

namespace CultureBot.House.Tests.Cards;

/// <summary>Every card and form about what stopped somebody.</summary>
internal sealed class BarrierCardExamples(Company company, CultureInfo culture)
{
    private static readonly ReceiptCode Code = ReceiptCode.Read("01234-56789-01234-56789-01234")!;

    private ProviderTeam Team => ProviderTeam.Of(company.Said.Place);

    private Account Owner => company.People[2];

    public IEnumerable<ProductCard> All() => [.. Forms(), .. Receipts(), .. Stories(), .. Lists()];

    private IEnumerable<ProductCard> Forms()
    {
        yield return new("barrier", null, BarrierForm.Make(culture, Code, [Team], ""));
        yield return new("barrier begun, without teams", null, BarrierForm.Make(culture, Code, [], TextCut.Cut(company.Said.Words, Rating.MostCharacters)));
        foreach (var wrong in (string[])["WrongKind", "WrongTeam", "WrongWay", "RefusedNoWords", "RefusedTooLong", "RefusedYours", "FormExpired", "HelpBarrier", "HelpBarriers"])
            yield return new(wrong, Card.Of(BarrierWords.Say(culture, wrong, ("most", Rating.MostCharacters), ("team", company.Said.Place))));
    }

    private IEnumerable<ProductCard> Receipts()
    {
        foreach (var owner in (Account?[])[Owner, null])
        {
            yield return new("barrier with a name", BarrierCards.Named(culture, new(null, owner, Quarter.LeastForFives)));
            yield return new("barrier without a name", BarrierCards.Relayed(culture, new(null, owner, Quarter.LeastForFives), Code));
        }
    }

    private IEnumerable<ProductCard> Stories()
    {
        foreach (var kind in Enum.GetValues<BarrierKind>())
        {
            yield return new($"{kind} told", FeedbackCards.Told(culture, Story(kind, company.People[0]), isMore: false));
            yield return new($"{kind} told without a name", FeedbackCards.Told(culture, Story(kind, null) with { Team = null }, isMore: false));
        }

        var story = Story(BarrierKind.Tool, null);
        yield return new("barrier written back", FeedbackCards.Told(culture, story, isMore: true));
        yield return new("barrier answered", FeedbackCards.Answered(culture, Story(BarrierKind.Rule, company.People[0]), story.Answers[0]));
        yield return new("mailbox of a barrier", FeedbackCards.Mailbox(culture, story, Code));
        yield return new("empty mailbox of a barrier", FeedbackCards.Mailbox(culture, story with { Answers = [] }, Code));
        yield return new("reminder of a barrier", ReminderCards.Of(culture, [story], 1));
    }

    private IEnumerable<ProductCard> Lists()
    {
        // As HR names it.
        const string Known = "4001";
        yield return new("no barriers yet", BarrierCards.List(culture, null));
        yield return new("no barrier of enough people", BarrierCards.List(culture, new("4", 5, [])));
        yield return new("barriers", BarrierCards.List(culture, new(
            "4", 5, [new(Known, BarrierKind.Approval, 12, 15), new("", BarrierKind.Tool, 6, null), new(Known, BarrierKind.Rule, null, 7), .. Enumerable.Repeat(new BarrierCount(Known, BarrierKind.Other, 5, 5), 9)])));
    }

    private FeedbackStory Story(BarrierKind kind, Account? writer)
    {
        var barrier = new CultureBot.Feedback.Barrier { Id = new Guid("01920000-0000-7000-8000-000000000004"), GiverId = writer?.Id, Kind = kind, Words = company.Said.Words, SaidOn = new(2026, 11, 18) };
        return new(
            barrier.Subject,
            writer,
            Team,
            Person: null,
            Rating: null,
            barrier,
            new() { Subject = barrier.Subject.Text, OwnerId = Owner.Id, State = ResponseState.Open, OpenedOn = new(2026, 11, 18), DueOn = new(2026, 11, 25) },
            Owner,
            [new FeedbackAnswer { Number = 1, Kind = AnswerKind.Replied, Words = company.Said.Words, Speaker = Owner.Name, SaidOn = new(2026, 11, 19) }]);
    }
}
