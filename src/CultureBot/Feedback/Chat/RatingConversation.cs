using System.Collections.Immutable;
using CultureBot.Chat;
using CultureBot.People;
using CultureBot.Storage;

namespace CultureBot.Feedback;

/// <summary>Takes the filled-in form, runs the use case, and puts what came of it into words.</summary>
internal sealed class RatingConversation(MemberLookup members, Database database, RateServiceHandler rate, CurrentQuarter quarters)
{
    public async Task<ChatAnswer> SubmitAsync(FormRequest request, CancellationToken cancellationToken)
    {
        var rating = FeedbackForm.ReadRating(request);
        var people = request.All(FeedbackForm.Person);
        var found = await members.FindAsync(request, [.. people.Take(1).Select(id => new NamedAccount(id, ""))], cancellationToken);
        if (found.Member is not { } member) return FeedbackAnswers.WithWords(found.Otherwise, rating.Words, rating.Wish);

        var teams = await database.ReadAsync(ProviderTeams.ReadAsync, cancellationToken);
        var team = FeedbackForm.ReadTeam(request, teams);
        var isTeam = request.Text(FeedbackForm.Team).Trim().Length > 0;
        if (Wrong(member, request, rating, isTeam, team is not null) is { IsEmpty: false } errors) return ChatAnswer.Errors(errors);
        if (ToneForm.Ask(member.Culture, request, () => FeedbackForm.Make(member.Culture, ReceiptCode.Create(), [.. teams.All], new()), FeedbackForm.Words, FeedbackForm.Wish) is { } told)
            return told;

        return await RateAsync(
            member,
            new()
            {
                Customer = member.Account,
                Provider = isTeam ? Provider.Of(team!) : Provider.Of(member.Named[0]),
                Way = FeedbackForm.ReadWay(request)!.Value,
                Rating = rating,
                Code = ReceiptCode.Read(ToneForm.StateOf(request)) ?? ReceiptCode.Create(),
            },
            cancellationToken);
    }

    public async Task<ChatAnswer> RateAsync(Member member, RateService request, CancellationToken cancellationToken)
    {
        var (result, card) = await SayAsync(member, request, cancellationToken);
        return result is ServiceRated && request.Way == FeedbackWay.Relayed ? ChatAnswer.Keep(card) : ChatAnswer.Private(card);
    }

    /// <summary>Runs it, and says what became of it.</summary>
    public async Task<(RateServiceResult Result, Card Card)> SayAsync(Member member, RateService request, CancellationToken cancellationToken)
    {
        // By whichever account they were named, it is one person who is rated.
        var standing = request.Provider.Person is { IsActive: true } person
            ? await database.ReadAsync(sql => PeopleStore.FindStandingAsync(sql, person.PersonId), cancellationToken)
            : null;
        var rated = standing is null ? request : request with { Provider = Provider.Of(standing) };
        var result = await rate.HandleAsync(rated, cancellationToken);
        return (result, result switch
        {
            ServiceRated done when rated.Way == FeedbackWay.Named => FeedbackAnswers.Named(member.Culture, rated, done),
            ServiceRated done when rated.Way == FeedbackWay.Relayed => FeedbackAnswers.Relayed(member.Culture, rated, done),
            ServiceRated done => FeedbackAnswers.Sealed(member.Culture, rated, done, await quarters.FindAsync(cancellationToken)),
            RatingRefused refused => FeedbackAnswers.Refused(member.Culture, rated, refused.Why),
            var other => throw new InvalidOperationException($"RateService returned {other.GetType().Name}, which has no answer."),
        });
    }

    private static ImmutableDictionary<string, string> Wrong(Member member, FormRequest request, Rating rating, bool isTeam, bool isKnownTeam)
    {
        var errors = ImmutableDictionary.CreateBuilder<string, string>(StringComparer.Ordinal);
        var people = request.All(FeedbackForm.Person).Length;
        if (FeedbackForm.ReadWay(request) is null) Add(FeedbackForm.Way, "WrongWay");
        if (isTeam && !isKnownTeam) Add(FeedbackForm.Team, "WrongTeam");
        else if (isTeam && people > 0) Add(FeedbackForm.Team, "WrongBoth");
        else if (!isTeam && people == 0) Add(FeedbackForm.Person, "WrongNobody");
        else if (!isTeam && (people > 1 || member.Named.Length != 1)) Add(FeedbackForm.Person, "WrongSeveral");
        if (rating.Stars is < Rating.Least or > Rating.Most) Add(FeedbackForm.Stars, "WrongStars");
        if (rating.IsTooLong) Add(rating.Words.Length >= rating.Wish.Length ? FeedbackForm.Words : FeedbackForm.Wish, "WrongLength");
        return errors.ToImmutable();

        void Add(string field, string key) => errors[field] = FeedbackWords.SayPlain(member.Culture, key, ("most", Rating.MostCharacters));
    }
}
