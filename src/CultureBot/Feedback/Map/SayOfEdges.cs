using System.Collections.Immutable;
using CultureBot.Chat;
using CultureBot.Delivery;
using CultureBot.People;
using CultureBot.Privacy;
using CultureBot.Schedules.WorkingTime;
using CultureBot.Storage;
using NodaTime;
using NodaTime.Extensions;

namespace CultureBot.Feedback;

/// <summary>Whoever speaks for a team says whom it serves, or who serves it.</summary>
internal sealed record SayOfEdges
{
    public required Account By { get; init; }

    public required ProviderTeam Team { get; init; }

    /// <summary>On which side of the edges the team is.</summary>
    public required EdgeSide Side { get; init; }

    public required ImmutableArray<EdgeSaying> Sayings { get; init; }

    public EdgeSide OtherSide => Side == EdgeSide.Provider ? EdgeSide.Customer : EdgeSide.Provider;
}

/// <param name="Other">The team at the other end.</param>
/// <param name="Word">Null takes back what was said.</param>
internal sealed record EdgeSaying(ProviderTeam Other, EdgeWord? Word);

/// <summary>
/// Keeps what is said, audited, and asks whoever speaks for the other team, once an edge: where they have said nothing yet, and where they said
/// yes and now read a no. They are asked at their next working hour.
/// </summary>
internal sealed class SayOfEdgesHandler(Database database, FindSpeaker speakers, FindOwner owners, PersonalCalendars calendars, OutboxSignal outbox, TimeProvider clock)
{
    /// <returns>How many teams hear of it; null when somebody else speaks for the team.</returns>
    public async Task<int?> HandleAsync(SayOfEdges request, CancellationToken cancellationToken)
    {
        var sayings = request.Sayings.Where(saying => saying.Other.Id != request.Team.Id).DistinctBy(saying => saying.Other.Id).ToList();
        var now = clock.GetCurrentInstant();
        if (await database.ReadAsync(sql => FindAskedAsync(sql, request, sayings, now), cancellationToken) is not { } asked) return null;
        await database.WriteAsync(sql => KeepAsync(sql, request, sayings, asked, now), WriteUrgency.Acknowledgement, cancellationToken);
        outbox.Notify();
        return asked.Count;
    }

    // Outside the unit of work: of a large organization it takes a while to find who leads whom.
    private async Task<Dictionary<ProviderTeamId, (Account Reader, Instant At)>?> FindAskedAsync(SqlSession sql, SayOfEdges request, List<EdgeSaying> sayings, Instant now)
    {
        var teams = await ProviderTeams.ReadAsync(sql);
        if (!await speakers.MaySpeakAsync(sql, teams, request.Team, request.By.PersonId)) return null;
        var said = (await DeclaredEdgesStore.ListOfAsync(sql, request.Side, request.Team.Id))
            .ToDictionary(edge => edge.Id.TeamOf(request.OtherSide), edge => edge.By(request.OtherSide)?.Word);
        Dictionary<ProviderTeamId, Account> asked = [];
        foreach (var other in sayings.Where(saying => IsAsked(saying.Word, said.GetValueOrDefault(saying.Other.Id))).Select(saying => saying.Other))
        {
            if (await owners.HandleAsync(sql, teams, other) is (_, { } owner) && owner.PersonId != request.By.PersonId) asked[other.Id] = owner;
        }

        var read = await calendars.ReadAsync(sql, [.. asked.Values.Select(reader => reader.PersonId).Distinct()]);
        // Whoever is away for weeks finds it when they are back.
        return asked.ToDictionary(one => one.Key, one => (one.Value, read.GetValueOrDefault(one.Value.PersonId)?.FirstOpening(now) ?? now));
    }

    private static bool IsAsked(EdgeWord? said, EdgeWord? answered) => (said, answered) is (EdgeWord.Yes, null) or (EdgeWord.No, EdgeWord.Yes);

    private static async Task KeepAsync(SqlSession sql, SayOfEdges request, List<EdgeSaying> sayings, Dictionary<ProviderTeamId, (Account Reader, Instant At)> asked, Instant now)
    {
        if (sayings.Count > 0) await ProviderTeamsStore.SaveAsync(sql, request.Team);
        foreach (var (other, word) in sayings)
        {
            var edge = EdgeId.Of(request.Side, request.Team.Id, other.Id);
            await ProviderTeamsStore.SaveAsync(sql, other);
            if (await DeclaredEdgesStore.SaveAsync(sql, edge, request.Side, word, request.By.Id, now))
            {
                await AuditStore.AddAsync(
                    sql, new() { At = now, AccountId = request.By.Id, Action = "edge.said", Subject = edge.Text, Details = $"{request.Side}: {word?.ToString() ?? "nothing"}" });
            }

            if (asked.TryGetValue(other.Id, out var hears)) await OutboxStore.WantAsync(sql, Asking(edge, request.OtherSide, hears.Reader, hears.At), now);
            await OutboxStore.SubjectChangedAsync(sql, edge.Text, now);
        }
    }

    private static WantedMessage Asking(EdgeId edge, EdgeSide side, Account reader, Instant at) => new()
    {
        Kind = EdgeAskedKind.KindName,
        Subject = edge.Text,
        Step = side.ToString(),
        Destination = new(reader.WorkspaceId, DestinationKind.Account, reader.ExternalId),
        NotBefore = at,
    };
}
