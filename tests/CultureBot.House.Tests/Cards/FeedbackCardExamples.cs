using System.Globalization;
using CultureBot.Chat;
using CultureBot.Feedback;
using CultureBot.People;
using CultureBot.Statistics;

namespace CultureBot.House.Tests.Cards;

/// <summary>Every card and form of the slice Feedback, in each of its shapes.</summary>
internal sealed class FeedbackCardExamples(Company company, CultureInfo culture)
{
    private static readonly ReceiptCode Code = ReceiptCode.Read("01234-56789-01234-56789-01234")!;
    private static readonly FeedbackSubject Named = new(new Guid("01920000-0000-7000-8000-000000000004"), IsRelay: false);
    private static readonly FeedbackSubject Relayed = Named with { IsRelay = true };

    private static readonly Quarter Quarter = new()
    {
        Id = default, Name = "2026-Q4", State = QuarterState.Open, ForFives = 5, ForComments = 10, PublicKey = [],
        OpenedAt = Product.Now, ClosesAt = Product.Now,
    };

    private Provider Team => Provider.Of(ProviderTeam.Of(company.Said.Place));

    private Provider Person => Provider.Of(company.People[1]);

    private TeamPromise Promise => new()
    {
        Team = ProviderTeam.Of(company.Said.Place), Lines = [.. Enumerable.Repeat(TextCut.Cut(LiteralText.Line(company.Said.Name), TeamPromise.MostCharacters), TeamPromise.MostLines)], ChangedBy = default, ChangedAt = Product.Now,
    };

    private Account Owner => company.People[2];

    public IEnumerable<ProductCard> All() => [.. Receipts(), .. Refusals(), .. Told(), .. Mailboxes(), .. Results(), .. Forms()];

    private IEnumerable<ProductCard> Receipts()
    {
        yield return new("feedback help", FeedbackAnswers.Help(culture, [.. new[] { "HelpReply", "HelpResults", "HelpPromise" }.Select(key => FeedbackWords.Say(culture, key))]));
        yield return new("feedback capability", Card.Of(new FeedbackCapability().Describe(culture)));
        foreach (var provider in (Provider[])[Team, Person])
        {
            yield return new("rated with a name", FeedbackAnswers.Named(culture, Rated(provider), new(Owner)));
            yield return new("rated again", FeedbackAnswers.Named(culture, Rated(provider), new(Owner, IsInPlaceOfEarlier: true)));
            yield return new("passed on", FeedbackAnswers.Relayed(culture, Rated(provider), new(Owner)));
            yield return new("sealed", FeedbackAnswers.Sealed(culture, Rated(provider), new(null), Quarter));
        }

        yield return new("rated with a promise", FeedbackAnswers.Named(culture, Rated(Team), new(Owner) { Promise = Promise }));
        yield return new("about a team", PromiseCards.About(culture, Promise.Team, Promise));
        yield return new("about a team without a promise", PromiseCards.About(culture, Promise.Team, null));
        foreach (var said in (string[])["PromiseMade", "PromiseTakenBack", "PromiseNotYours", "PromiseTooMany", "PromiseTooLong", "TeamsNone", "TeamUnknown"])
            yield return new(said, Card.Of(FeedbackWords.Say(culture, said, ("team", company.Said.Place), ("name", company.Said.Name), ("teams", company.Said.Place), ("lines", TeamPromise.MostLines), ("most", TeamPromise.MostCharacters))));
        yield return new("nobody leads them", FeedbackAnswers.Named(culture, Rated(Team), new(null)));
        yield return new("nobody leads them, and no answer is wanted", FeedbackAnswers.Named(culture, Rated(Team) with { Rating = new() { Stars = 5 } }, new(null)));
        yield return new("nobody to pass it on to", FeedbackAnswers.Relayed(culture, Rated(Team), new(null)));
        yield return new("said to a writer", Card.Of(FeedbackWords.Say(culture, "SaidToWriter")));
        yield return new("said to a relay", Card.Of(FeedbackWords.Say(culture, "SaidToRelay")));
        yield return new("feedback form expired", Card.Of(FeedbackWords.Say(culture, "FormExpired")));
    }

    private IEnumerable<ProductCard> Refusals()
    {
        foreach (var why in Enum.GetValues<RatingRefusal>()) yield return new($"rating refused {why}", FeedbackAnswers.Refused(culture, Rated(Team), why));
        foreach (var why in Enum.GetValues<AnswerRefusal>().Where(why => why != AnswerRefusal.TooLong))
            yield return new($"answer refused {why}", FeedbackAnswers.GivenBack(culture, FeedbackWords.Say(culture, "Refused" + why), company.Said.Words));
        yield return new("no such provider", FeedbackAnswers.Unknown(culture, company.Said.Name, company.Said.Words));
        foreach (var wrong in (string[])["WrongWay", "WrongTeam", "WrongBoth", "WrongNobody", "WrongSeveral", "WrongStars", "WrongLength", "NoSuchCode", "WriteBackSettled"])
            yield return new(wrong, Card.Of(FeedbackWords.Say(culture, wrong, ("most", Rating.MostCharacters))));
    }

    private IEnumerable<ProductCard> Told()
    {
        foreach (var state in Enum.GetValues<ResponseState>())
        {
            yield return new($"feedback told {state}", FeedbackCards.Told(culture, Story(Named, state), isMore: false));
            yield return new($"relay told {state}", FeedbackCards.Told(culture, Story(Relayed, state) with { Team = null, Person = company.People[1] }, isMore: false));
        }

        yield return new("reminder of one", ReminderCards.Of(culture, [Story(Named, ResponseState.Open)], 1));
        yield return new("reminder of many", ReminderCards.Of(culture, [.. Enum.GetValues<ResponseState>().Select(state => Story(Relayed, state))], 9));
        yield return new("reminder of all but one", ReminderCards.Of(culture, [.. Enumerable.Repeat(Story(Relayed, ResponseState.Promised), ReminderCards.MostShown)], ReminderCards.MostShown + 1));
        yield return new("feedback without an answer wanted", FeedbackCards.Told(culture, Story(Named, ResponseState.Open) with { Response = null, Answers = [] }, isMore: false));
        yield return new("changed after an answer", FeedbackCards.Told(culture, Story(Named, ResponseState.Acknowledged), isMore: true));
        yield return new("written back", FeedbackCards.Told(culture, Story(Relayed, ResponseState.Acknowledged), isMore: true));
        foreach (var answer in Answers()) yield return new($"answered {answer.Kind} {answer.Acknowledgement}", FeedbackCards.Answered(culture, Story(Named, ResponseState.Open), answer));
    }

    private IEnumerable<ProductCard> Mailboxes()
    {
        yield return new("mailbox without a reply", FeedbackCards.Mailbox(culture, Story(Relayed, ResponseState.Open) with { Answers = [] }, Code));
        yield return new("mailbox with replies", FeedbackCards.Mailbox(culture, Story(Relayed, ResponseState.Acknowledged), Code));
        yield return new("settled mailbox", FeedbackCards.Mailbox(culture, Story(Relayed, ResponseState.Done), Code));
    }

    private IEnumerable<ProductCard> Results()
    {
        // As HR names them.
        var (first, second) = (ProviderTeam.Of("4002"), ProviderTeam.Of("4001"));
        ServiceReport nothing = new(Quarter with { Name = "4" }, Organization: null, [], [], Own: null);
        yield return new("no results yet", ServiceCards.None(culture));
        yield return new("nothing is published", ServiceCards.Of(culture, nothing, first.Key));
        foreach (var verdict in Enum.GetValues<ChangeVerdict>())
        {
            Change change = new(verdict, new(-.2, new(-.3, -.1)), .01);
            ServiceReport report = new(
                Quarter with { Name = "4" },
                new(40, 24),
                [new(first, new(30, 19), change), new(second, new(10, 10), null)],
                [new(first, company.Said.Name, new(6, 6), new(.9, new(.8, 1), 1)), new(second, company.Said.Name, new(10, 3), new(.4, new(.2, .6), null)), new(second, company.Said.Place, new(5, 5), null)],
                new(5, 5));
            yield return new($"results {verdict}", ServiceCards.Of(culture, report, first.Key));
            yield return new($"results of whom nobody rated {verdict}", ServiceCards.Of(culture, report with { Own = new(6, 1) }, ""));
        }
    }

    private IEnumerable<ProductCard> Forms()
    {
        ProviderTeam[] few = [ProviderTeam.Of(company.Said.Place)];
        ProviderTeam[] many = [.. Enumerable.Range(1, 101).Select(number => ProviderTeam.Of($"{number} 1"))];
        BegunFeedback begun = new() { Way = FeedbackWay.Relayed, Team = few[0], Stars = 4, Words = company.Said.Words };
        yield return new("feedback", null, FeedbackForm.Make(culture, Code, few, new()));
        yield return new("feedback begun", null, FeedbackForm.Make(culture, Code, few, begun));
        yield return new("feedback with a promise", null, FeedbackForm.Make(culture, Code, few, begun with { Promise = Promise }));
        yield return new("promise of a team", null, PromiseCards.Form(culture, few[0], null));
        yield return new("promise that is changed", null, PromiseCards.Form(culture, few[0], Promise));
        yield return new("feedback for many teams", null, FeedbackForm.Make(culture, Code, many, begun));
        yield return new("feedback without teams", null, FeedbackForm.Make(culture, Code, [], new()));
        foreach (var kind in (AnswerKind[])[AnswerKind.Replied, AnswerKind.Promised, AnswerKind.Done, AnswerKind.Declined])
        {
            yield return new($"form {kind}", null, AnswerForms.Answer(culture, new(Named, kind)));
            yield return new($"form {kind} to a relay", null, AnswerForms.Answer(culture, new(Relayed, kind)));
        }

        yield return new("form to write back", null, AnswerForms.WriteBack(culture, Code, Code));
    }

    private RateService Rated(Provider provider) => new()
    {
        Customer = company.People[0],
        Provider = provider,
        Way = FeedbackWay.Named,
        Rating = new() { Stars = 3, Dimension = ServiceDimension.Empathy, Words = company.Said.Words, Wish = company.Said.Words },
        Code = Code,
    };

    private FeedbackStory Story(FeedbackSubject subject, ResponseState state) => new(
        subject,
        subject.IsRelay ? null : company.People[0],
        ProviderTeam.Of(company.Said.Place),
        Person: null,
        Rated(Team).Rating,
        Barrier: null,
        new() { Subject = subject.Text, OwnerId = Owner.Id, State = state, OpenedOn = new(2026, 11, 18), DueOn = new(2026, 11, 25) },
        Owner,
        [.. Answers()]);

    private IEnumerable<FeedbackAnswer> Answers() =>
    [
        .. Enum.GetValues<Acknowledgement>().Select(kind => new FeedbackAnswer { Number = 1, Kind = AnswerKind.Acknowledged, Acknowledgement = kind, Speaker = Owner.Name, SaidOn = new(2026, 11, 19) }),
        .. Enum.GetValues<AnswerKind>().Where(kind => kind != AnswerKind.Acknowledged)
            .Select(kind => new FeedbackAnswer { Number = 2, Kind = kind, Words = company.Said.Words, Speaker = Owner.Name, SaidOn = new(2026, 11, 20) }),
    ];
}
