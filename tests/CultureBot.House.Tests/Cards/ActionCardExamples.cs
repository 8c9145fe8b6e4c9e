using System.Globalization;
using CultureBot.Actions;
using CultureBot.Chat;
using NodaTime;

namespace CultureBot.House.Tests.Cards;

/// <summary>Every card and form of the slice Actions, in each of its shapes.</summary>
internal sealed class ActionCardExamples(Company company, CultureInfo culture)
{
    private static readonly LocalDate Today = Product.Now.InUtc().Date;
    private static readonly Team Team = new(new(new Guid("01920000-0000-7000-8000-000000000002")), "manager:01920000-0000-7000-8000-000000000003");

    private static readonly ActionsSummary Summary = new(9, 4, 5, 3, new("1", "company", 20, 9), 7, 4);

    public IEnumerable<ProductCard> All() => [.. Answers(), .. Lists(), .. FollowUps(), .. Forms(), .. Elsewhere()];

    private IEnumerable<ProductCard> Answers()
    {
        yield return new("promised", ActionAnswers.Promised(culture, Story(), Today));
        yield return new("answered", ActionAnswers.Promised(culture, Declined(), Today));
        yield return new("left as it is", ActionAnswers.Declined(culture, Story(Declined().Action with { What = "" }), Today));
        yield return new("progress kept", ActionAnswers.ProgressKept(culture, Story(), Today));
        yield return new("finished", ActionAnswers.Finished(culture, Done(), Today));
        yield return new("handed over", ActionAnswers.HandedOver(culture, Story(), Today));
        yield return new("action form expired", ActionAnswers.FormExpired(culture));
        foreach (var refusal in Enum.GetValues<PromiseRefusal>())
            yield return new($"promise refused {refusal}", ActionAnswers.Refused(culture, refusal, company.Said.Words, company.Said.Words, ""));
        foreach (var refusal in Enum.GetValues<ChangeRefusal>())
            yield return new($"change refused {refusal}", ActionAnswers.Refused(culture, refusal, company.Said.Words));
    }

    private IEnumerable<ProductCard> Lists()
    {
        OwnActions nothing = new([], 0, null);
        OwnActions many = new([.. Enumerable.Repeat(new OwnAction(Story(), MayDecide: true), ActionLists.Most)], 2, Team);
        OwnActions mixed = new([new(Story(), MayDecide: false), new(Done(), MayDecide: true), new(Declined(), MayDecide: true)], 1, null);
        yield return new("no actions", ActionLists.Mine(culture, nothing, Today, isRefused: true));
        yield return new("many actions", ActionLists.Mine(culture, many, Today, isRefused: false));
        yield return new("mixed actions", ActionLists.Mine(culture, mixed, Today.PlusDays(90), isRefused: false));
        yield return new("all actions", ActionLists.All(culture, many, Summary, Today));
        yield return new("all of nothing", ActionLists.All(culture, nothing, Summary with { Promised = 0, Due = 0, Visible = null }, Today));
        yield return new("brake", Card.Of(SummaryWords.Numbers(culture, Summary)));
    }

    private IEnumerable<ProductCard> FollowUps()
    {
        foreach (var name in (string[])[company.Said.Place, ""])
        {
            yield return new("talk asked", FollowUpCards.TalkAsked(culture, Team, name, ActionCards.MineButton(culture)));
            yield return new("actions asked", FollowUpCards.ActionsAsked(culture, Team, name));
            yield return new("actions given", FollowUpCards.ActionsGiven(culture, name, [Story(), Declined(), Done()], Today));
        }

        yield return new("talk done", FollowUpCards.TalkDone(culture));
        yield return new("talked", FollowUpCards.Talked(culture, Team));
        yield return new("progress asked", FollowUpCards.ProgressAsked(culture, Story(), Today, mayDecide: true, "30"));
        yield return new("overdue", FollowUpCards.Overdue(culture, Story(), Today.PlusDays(90), mayDecide: false));
        yield return new("yours", FollowUpCards.Yours(culture, Story(), Today, mayDecide: false));
        yield return new("settled", FollowUpCards.Settled(culture, Done(), Today));
        yield return new("not yours", FollowUpCards.NotYours(culture));
        foreach (var verdict in Enum.GetValues<ActionVerdict>())
            yield return new($"did it help {verdict}", FollowUpCards.DidItHelp(culture, Story(Done().Action with { Effect = Effect(verdict) }), Today));
        foreach (var n in (int[])[1, 9])
            yield return new($"team of {n} was asked again", FollowUpCards.DidItHelp(culture, Story(Done().Action with { AskedAgain = new(Team.Window, 1, n) }), Today));
        yield return new("what a team is asked again", Card.Of(WhetherItHelped.Say(culture, Done().Action)));
    }

    private IEnumerable<ProductCard> Forms()
    {
        ReleasedQuestion[] questions = [new("1", company.Said.Words), new("2", company.Said.Name)];
        yield return new("promise", null, PromiseForm.Make(culture, new(Team, "2"), questions, Today));
        yield return new("promise about nothing yet", null, PromiseForm.Make(culture, new(Team, ""), questions, Today));
        yield return new("how it goes", null, ActionForms.Progress(culture, Story().Action.Id));
        yield return new("why not", null, ActionForms.Decline(culture, Story().Action.Id));
        yield return new("who else", null, ActionForms.NewOwner(culture, Story().Action.Id));
    }

    private IEnumerable<ProductCard> Elsewhere()
    {
        foreach (var story in (ActionStory[])[Story(), Done(), Declined(), Story(Done().Action with { Effect = Effect(ActionVerdict.Helped) })])
            yield return new("action in the digest", new(company.Said.Words, [.. ActionsDigestSection.Blocks(culture, story)]));
    }

    private static ActionEffect Effect(ActionVerdict verdict) => verdict == ActionVerdict.Incomparable
        ? new() { ComparedWith = Team.Window, Verdict = verdict }
        : new() { ComparedWith = Team.Window, Verdict = verdict, Value = 0.12, Low = -0.073888, High = 0.313888 };

    private ActionStory Done() => Story(Story().Action with { State = ActionState.Done, DoneAt = Product.Now });

    private ActionStory Declined() => Story(Story().Action with
    {
        Answer = ActionAnswer.Wont,
        State = ActionState.Declined,
        Why = company.Said.Words,
        DeclinedAt = Product.Now,
        DueOn = null,
    });

    private ActionStory Story() => Story(new()
    {
        Id = new(new Guid("01920000-0000-7000-8000-000000000004")),
        Team = Team,
        TeamName = company.Said.Place,
        Item = "1",
        Said = company.Said.Words,
        Answer = ActionAnswer.Will,
        What = company.Said.Words,
        OwnerId = company.People[1].Id,
        DueOn = Today.PlusWeeks(4),
        State = ActionState.Open,
        CreatedBy = company.People[0].Id,
        CreatedAt = Product.Now,
        ChangedAt = Product.Now,
    });

    private ActionStory Story(TeamAction action) => new(
        action,
        company.People[1],
        company.Said.Words,
        new() { ActionId = action.Id, ReportedBy = company.People[1].Id, ReportedAt = Product.Now, Words = company.Said.Words });
}
