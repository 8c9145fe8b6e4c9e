using System.Globalization;
using CultureBot.Chat;
using CultureBot.Kudos;
using CultureBot.People;
using Microsoft.Extensions.DependencyInjection;

namespace CultureBot.House.Tests.Cards;

/// <summary>Every card and form of the slice Kudos, in each of its shapes.</summary>
internal sealed class KudosCardExamples(Product product, Company company, CultureInfo culture)
{
    private readonly KudosCards _cards = product.Services.GetRequiredService<KudosCards>();
    private readonly KudosAnswers _answers = product.Services.GetRequiredService<KudosAnswers>();
    private readonly KudosForm _form = product.Services.GetRequiredService<KudosForm>();
    private readonly KudosWords _words = product.Services.GetRequiredService<KudosWords>();

    private static readonly CompanyValue[] Values = [new("4001", "🤝"), new("4002"), new("4003")];

    private Account Ana => company.People[0];

    private string Words => company.Said.Words;

    public IEnumerable<ProductCard> All() => [.. Sent(), .. Answers(), .. Refusals(), .. Forms()];

    private IEnumerable<ProductCard> Sent()
    {
        foreach (var visibility in Enum.GetValues<Visibility>())
        {
            foreach (var to in (int[][])[[1], [1, 2], [1, 2, 3, 8, 9]])
            {
                var story = Story(visibility, to);
                yield return new($"post {visibility} {to.Length}", _cards.Post(culture, story));
                yield return new($"told {visibility} {to.Length}", _cards.Told(culture, story));
                yield return new($"told without channel {visibility} {to.Length}", _cards.Told(culture, story with { Channel = null }));
                yield return new($"retold {visibility} {to.Length}", new(Words, [.. _cards.Retold(culture, story)]));
            }

            yield return new($"manager told {visibility}", _cards.ManagerTold(culture, Story(visibility, [1]), company.People[1]));
            yield return new($"manager told of nobody {visibility}", _cards.ManagerTold(culture, Story(visibility, [1]), recipient: null));
        }

        foreach (var address in (Uri?[])[null, new("https://chat.example.com/archives/C1/p1")])
        {
            var story = Story(Visibility.Public, [1]);
            yield return new("post for a message nobody can name", _cards.Post(culture, story with { Kudos = story.Kudos with { Source = new("C9", null) } }));
            var forMessage = story with { SourceChannel = company.Channel, Kudos = story.Kudos with { Words = "", Boosts = 3, Source = new("C1", address) } };
            yield return new("post for a message", _cards.Post(culture, forMessage));
            yield return new("told for a message", _cards.Told(culture, forMessage));
        }

        var erased = Ana with { ErasedAt = NodaTime.Instant.MinValue, Name = PeopleWords.Colleague(culture.Name) };
        yield return new("post of somebody who was erased", _cards.Post(culture, Story(Visibility.Public, [1]) with { Giver = erased }));
        yield return new("taken back", _cards.TakenBack(culture));
        foreach (var lived in (string[][])[["4001"], ["4001", "4002"], ["4001", "4001", "4002"]])
            yield return new($"values {lived.Length}", new(Words, [.. KudosValues.Lived(_words, culture, lived)]));
    }

    private IEnumerable<ProductCard> Answers()
    {
        yield return new("help", _answers.Help(culture, Values));
        foreach (var visibility in Enum.GetValues<Visibility>())
        {
            yield return new($"given {visibility}", Given(visibility, 1, isElsewhere: false));
            yield return new($"given elsewhere {visibility}", Given(visibility, 7, isElsewhere: true));
        }

        yield return new("given nowhere", _answers.Given(culture, new(Kudos(Visibility.Public), [Ana], null, IsElsewhere: false, LeftOut())));
        var draft = Draft();
        yield return new("more words wanted", _answers.MoreWordsWanted(culture, draft));
        yield return new("place to confirm", _answers.PlaceToConfirm(culture, draft, new(company.Channel)));
        yield return new("not sent", _answers.NotSent(culture, Words));
        yield return new("draft gone", _answers.DraftGone(culture));
        yield return new("form expired", _answers.FormExpired(culture, Words));
        yield return new("undone", _answers.Undone(culture, new(Kudos(Visibility.Public))));
        yield return new("boost failed", _answers.BoostFailed(culture));
        foreach (var result in Enum.GetValues<BoostKudosResult>())
            yield return new($"boost {result}", _answers.Boosted(culture, result, new(Guid.Empty)));
        yield return new("nothing to undo", _answers.NothingToUndo(culture, new(IsTooLate: false)));
        yield return new("undo too late", _answers.NothingToUndo(culture, new(IsTooLate: true)));
    }

    private IEnumerable<ProductCard> Refusals() =>
    [
        .. Enum.GetValues<KudosRefusal>().Select(reason => new ProductCard($"refused {reason}", _answers.Refused(culture, new(reason, Ana), Words))),
        new("refused without words", _answers.Refused(culture, new(KudosRefusal.Nobody), "")),
        new("unknown", _answers.Unknown(culture, company.Said.Name, Words)),
        new("empty group", _answers.EmptyGroup(culture, company.Said.Place, Words)),
        new("not finished", _answers.NotFinished(culture, Words)),
        new("unknown workspace", _answers.UnknownWorkspace(culture, Words)),
    ];

    private IEnumerable<ProductCard> Forms()
    {
        yield return new("form", null, _form.Make(culture, Values, [], draft: null));
        yield return new("form with somebody elsewhere", null, _form.Make(culture, Values, [], Draft(), [(ChatText)company.People[0].Name]));
        yield return new("form with a draft", null, _form.Make(culture, Values, company.People.Select(a => a.ExternalId), Draft()));
        foreach (var to in (int[][])[[], [0], [1]])
        {
            var errors = KudosFormErrors.Of(_words, culture, new()
            {
                Workspace = company.Workspace, Giver = Ana, Nominees = [.. to.Select(i => new KudosNominee(company.People[i], null))],
                Words = "", Visibility = Visibility.ManagerOnly, Place = ChatPlace.Nowhere, CanPostHere = true, RequestKey = "x",
            });
            yield return new($"form errors {to.FirstOrDefault(-1) + 1}", Card.Of(ChatText.Join("\n", errors.Values.Select(ChatText.Plain))));
        }
    }

    private Card Given(Visibility visibility, int count, bool isElsewhere) => _answers.Given(
        culture,
        new(Kudos(visibility), [.. company.People.Take(count)], visibility == Visibility.Public ? company.Channel : null, isElsewhere, LeftOut()));

    // The reasons that KudosNominees knows.
    private System.Collections.Immutable.ImmutableArray<LeftOut> LeftOut() =>
        [new(Ana, KudosRefusal.Yourself), new(Ana, KudosRefusal.Bot), new(Ana, KudosRefusal.HasLeft)];

    private CultureBot.Kudos.Kudos Kudos(Visibility visibility) => company.Kudos("x", 0, [1], visibility);

    private KudosStory Story(Visibility visibility, int[] to) => new()
    {
        Kudos = company.Kudos("x", 0, to, visibility), Giver = Ana, Recipients = [.. to.Select(i => company.People[i])], Channel = company.Channel,
    };

    private KudosDraft Draft() => new(
        Guid.CreateVersion7(Product.Now.ToDateTimeOffset()), Ana.Id, new([new(company.People[1].Id.Value, null)], Words, Visibility.Private, ChatPlace.Nowhere));
}
