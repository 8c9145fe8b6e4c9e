using CultureBot.Delivery;
using CultureBot.People;
using CultureBot.People.Directory;
using CultureBot.Schedules;
using CultureBot.Storage;
using CultureBot.Storage.Secrets;
using Microsoft.Extensions.Logging;
using NodaTime;

namespace CultureBot.Feedback;

/// <summary>
/// Plays feedback of the past through the same use cases, each at its own moment, and closes the quarters that are over: what is published of them is
/// counted and decided as ever. For the demo's company.
/// </summary>
public sealed class PlayFeedback
{
    private static readonly Duration UntilNight = Duration.FromHours(2);

    private readonly Database _database;
    private readonly SecretBox _secrets;
    private readonly FeedbackOptions _options;
    private readonly FindOwner _owners;
    private readonly OutboxSignal _outbox;
    private readonly CompareQuarters _compare;
    private readonly ILoggerFactory _loggers;

    internal PlayFeedback(
        Database database, SecretBox secrets, FeedbackOptions options, FindOwner owners, CompareQuarters compare, OutboxSignal outbox, ILoggerFactory loggers)
    {
        (_database, _secrets, _options, _owners) = (database, secrets, options, owners);
        (_compare, _outbox, _loggers) = (compare, outbox, loggers);
    }

    /// <param name="ratings">In any order, some of each quarter; each customer may rate a team once in a quarter without their name.</param>
    /// <param name="barriers">What stopped people, with their names; one without words is counted and nothing else.</param>
    /// <param name="now">Quarters that were over by then are closed.</param>
    /// <param name="cancellationToken">Ends it; what was cut short is not taken up again.</param>
    public async Task HandleAsync(
        IReadOnlyCollection<PastRating> ratings, IReadOnlyCollection<PastBarrier> barriers, Instant now, CancellationToken cancellationToken)
    {
        var clock = new PastClock();
        var quarters = new CurrentQuarter(_database, _secrets, _options, clock);
        var accounts = (await _database.ReadAsync(sql => PeopleStore.ListAsync(sql, [.. ratings.Select(one => one.Customer), .. barriers.Select(one => one.By)]), cancellationToken)).ToDictionary(one => one.Id);
        foreach (var some in ratings.GroupBy(one => Quarter.At(one.At)).OrderBy(some => some.Key.ClosesAt))
        {
            clock.Now = some.Min(one => one.At);
            var quarter = await quarters.FindAsync(cancellationToken);
            await SealAsync(quarter, [.. some.Where(one => one.Way == FeedbackWay.Sealed)], accounts, cancellationToken);
            await SayAsync(quarters, clock, [.. some.Where(one => one.Way != FeedbackWay.Sealed).OrderBy(one => one.At)], accounts, cancellationToken);
            await MeetAsync(quarters, quarter, clock, [.. barriers.Where(one => Quarter.At(one.At).Name == quarter.Name)], accounts, cancellationToken);
            if (quarter.ClosesAt > now) continue;
            clock.Now = quarter.ClosesAt + UntilNight;
            // What is past already is news to nobody.
            await new CloseQuarterHandler(_database, new(_database, _secrets), _compare, new([]), clock, _loggers.CreateLogger<CloseQuarterHandler>()).HandleAsync(quarter, cancellationToken);
        }
    }

    // All in one unit: of these nobody could tell who wrote which, since nobody did.
    private async Task SealAsync(Quarter quarter, IReadOnlyCollection<PastRating> ratings, Dictionary<AccountId, Account> accounts, CancellationToken cancellationToken)
    {
        await _database.WriteAsync(
            async sql =>
            {
                foreach (var team in ratings.Select(one => one.Team).Distinct(StringComparer.Ordinal)) await ProviderTeamsStore.SaveAsync(sql, ProviderTeam.Of(team));
            },
            WriteUrgency.Background,
            cancellationToken);
        var teams = await _database.ReadAsync(sql => TeamsStore.ListOfAsync(sql, [.. accounts.Values.Select(one => one.PersonId).Distinct()]), cancellationToken);
        await new CastRating(_database, _secrets).HandleManyAsync(
            quarter,
            [
                .. from one in ratings
                   let customer = accounts[one.Customer].PersonId
                   select (customer, new RatingBallot(
                       Provider.Of(ProviderTeam.Of(one.Team)).Reference, DirectoryFields.Normalize(teams.GetValueOrDefault(customer, "")), IsRelayed: false, one.Rating)),
            ],
            cancellationToken);
    }

    private async Task SayAsync(
        CurrentQuarter quarters, PastClock clock, IReadOnlyCollection<PastRating> ratings, Dictionary<AccountId, Account> accounts, CancellationToken cancellationToken)
    {
        var rate = new RateServiceHandler(_database, quarters, new(_database, _secrets), _owners, _outbox, clock);
        var answer = new AnswerFeedbackHandler(_database, _outbox, clock);
        foreach (var one in ratings)
        {
            clock.Now = one.At;
            var code = ReceiptCode.Create();
            var result = await rate.HandleAsync(
                new() { Customer = accounts[one.Customer], Provider = Provider.Of(ProviderTeam.Of(one.Team)), Way = one.Way, Rating = one.Rating, Code = code }, cancellationToken);
            if (result is not ServiceRated { Owner: { } owner }) continue;
            var subject = one.Way == FeedbackWay.Relayed
                ? new FeedbackSubject(code.RatingId, IsRelay: true)
                : (await _database.ReadAsync(sql => ServiceFeedbackStore.FindByFormAsync(sql, code.RatingId), cancellationToken))!.Subject;
            foreach (var (said, place) in one.Answers.Select((said, place) => (said, place)))
            {
                clock.Now = said.At;
                await answer.HandleAsync(
                    new() { By = owner, Subject = subject, Kind = said.Kind, Acknowledgement = said.Acknowledgement, Words = said.Words, RequestId = $"{subject.Text}:{place}" }, cancellationToken);
            }
        }
    }

    private async Task MeetAsync(
        CurrentQuarter quarters, Quarter quarter, PastClock clock, IReadOnlyCollection<PastBarrier> barriers, Dictionary<AccountId, Account> accounts, CancellationToken cancellationToken)
    {
        CountBarriers count = new(_database, _secrets);
        await count.HandleAsync(
            quarter,
            [.. barriers.Where(one => one.Words.Length == 0).Select(one => (accounts[one.By].PersonId, BarrierPlace.Of(ProviderTeam.Of(one.Team).Id, one.Kind)))],
            cancellationToken);
        foreach (var one in barriers.Where(one => one.Words.Length > 0))
        {
            clock.Now = one.At;
            await new ReportBarrierHandler(_database, _owners, quarters, count, _outbox, clock).HandleAsync(
                new() { By = accounts[one.By], Kind = one.Kind, Words = one.Words, Team = ProviderTeam.Of(one.Team), IsNamed = true, Code = ReceiptCode.Create() }, cancellationToken);
        }
    }
}
