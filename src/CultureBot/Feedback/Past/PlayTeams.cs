using CultureBot.Delivery;
using CultureBot.People;
using CultureBot.Schedules;
using CultureBot.Schedules.WorkingTime;
using CultureBot.Storage;
using NodaTime;

namespace CultureBot.Feedback;

/// <summary>
/// Plays what teams said in the past, each at its own moment, through the same use cases: what they promise and expect, and whom they serve. For the
/// demo's company.
/// </summary>
public sealed class PlayTeams
{
    private const int Sides = 2;

    private readonly Database _database;
    private readonly FindSpeaker _speakers;
    private readonly FindOwner _owners;
    private readonly PersonalCalendars _calendars;
    private readonly OutboxSignal _outbox;

    internal PlayTeams(Database database, FindSpeaker speakers, FindOwner owners, PersonalCalendars calendars, OutboxSignal outbox) =>
        (_database, _speakers, _owners, _calendars, _outbox) = (database, speakers, owners, calendars, outbox);

    /// <summary>One whose maker does not lead the team is left out.</summary>
    public async Task PromiseAsync(IReadOnlyCollection<PastPromise> promises, CancellationToken cancellationToken)
    {
        var accounts = await AccountsAsync(promises.Select(one => one.By), cancellationToken);
        foreach (var one in promises)
        {
            await new MakePromiseHandler(_database, _outbox, At(one.At))
                .HandleAsync(new(accounts[one.By], ProviderTeam.Of(one.Team), string.Join('\n', one.Lines)), cancellationToken);
        }
    }

    /// <summary>Each is about the quarter of its moment.</summary>
    public async Task PredictAsync(IReadOnlyCollection<PastPrediction> predictions, CancellationToken cancellationToken)
    {
        var accounts = await AccountsAsync(predictions.Select(one => one.By), cancellationToken);
        foreach (var one in predictions)
        {
            await new PredictFivesHandler(_database, _outbox, At(one.At))
                .HandleAsync(new(accounts[one.By], ProviderTeam.Of(one.Team), Quarter.At(one.At).Name, one.Tenths), cancellationToken);
        }
    }

    /// <summary>Where both sides have spoken, nobody is asked any more.</summary>
    public async Task SayEdgesAsync(IReadOnlyCollection<PastEdge> edges, CancellationToken cancellationToken)
    {
        var accounts = await AccountsAsync(edges.Select(one => one.By), cancellationToken);
        foreach (var one in edges)
        {
            await new SayOfEdgesHandler(_database, _speakers, _owners, _calendars, _outbox, At(one.At)).HandleAsync(
                new() { By = accounts[one.By], Team = ProviderTeam.Of(one.Team), Side = one.Side, Sayings = [new(ProviderTeam.Of(one.Other), one.Word)] }, cancellationToken);
        }

        var answered = edges.GroupBy(EdgeOf).Where(edge => edge.Select(one => one.Side).Distinct().Count() == Sides).Select(edge => edge.Key).ToList();
        await _database.WriteAsync(
            async sql =>
            {
                foreach (var edge in answered) await OutboxStore.ForgetAsync(sql, await OutboxStore.ListAboutAsync(sql, edge.Text, Sides));
            },
            WriteUrgency.Background,
            cancellationToken);
    }

    private static EdgeId EdgeOf(PastEdge one) => EdgeId.Of(one.Side, ProviderTeam.Of(one.Team).Id, ProviderTeam.Of(one.Other).Id);

    private static PastClock At(Instant moment) => new() { Now = moment };

    private async Task<Dictionary<AccountId, Account>> AccountsAsync(IEnumerable<AccountId> ids, CancellationToken cancellationToken) =>
        (await _database.ReadAsync(sql => PeopleStore.ListAsync(sql, [.. ids]), cancellationToken)).ToDictionary(one => one.Id);
}
