using System.Collections.Immutable;
using CultureBot.People;
using CultureBot.Privacy.Sealing;
using CultureBot.Storage;
using NodaTime.Extensions;

namespace CultureBot.Pulse;

/// <summary>Somebody has answered a wave and presses Submit.</summary>
internal sealed record SubmitBallot
{
    public required WindowId Window { get; init; }

    public required int Wave { get; init; }

    /// <summary>As they were at the launch.</summary>
    public required PersonId Person { get; init; }

    /// <summary>Who else they were at the launch: since merged with them, these may have answered in their place.</summary>
    public ImmutableArray<PersonId> AlsoKnownAs { get; init; } = [];

    /// <summary>The waves before that a catch-up makes up for; after it they cannot be answered any more.</summary>
    public ImmutableArray<int> MadeUpFor { get; init; } = [];

    /// <summary>To questions that this person was asked in this wave; who calls this has checked that.</summary>
    public required ImmutableArray<Answer> Answers { get; init; }
}

internal enum SubmitBallotResult
{
    /// <summary>It is sealed and stored.</summary>
    Stored,

    /// <summary>This person's ballot of this wave is there already; nothing was changed.</summary>
    AnsweredBefore,

    /// <summary>One of the waves that it makes up for was answered meanwhile; nothing was changed.</summary>
    Overtaken,

    /// <summary>They were not asked in this wave.</summary>
    NotInvited,

    /// <summary>The window takes no ballots any more.</summary>
    Closed,
}

/// <summary>
/// Marks participation and stores the sealed ballot, in one unit of work. Logs nothing: neither who answered, nor when.
/// Ratings of a team are sealed apart, without the respondent's group.
/// </summary>
internal sealed class SubmitBallotHandler(Database database, TimeProvider clock)
{
    public async Task<SubmitBallotResult> HandleAsync(SubmitBallot request, CancellationToken cancellationToken)
    {
        var (window, member) = await database.ReadAsync(
            async sql => (
                await WindowsStore.FindAsync(sql, request.Window),
                await SnapshotStore.FindMemberAsync(sql, request.Window, request.Person)),
            cancellationToken);
        if (window is not { State: WindowState.Open } || window.ClosesAt <= clock.GetCurrentInstant()) return SubmitBallotResult.Closed;
        if (member is null) return SubmitBallotResult.NotInvited;

        var ballots = Seal(window, member, request.Answers);
        return await database.WriteAsync(StoreAsync, WriteUrgency.Acknowledgement, cancellationToken);

        async Task<SubmitBallotResult> StoreAsync(SqlSession sql)
        {
            if (!await BallotsStore.HoldOpenAsync(sql, window.Id)) return SubmitBallotResult.Closed;
            var asked = await BallotsStore.LockAsync(sql, window.Id, [request.Person, .. request.AlsoKnownAs]);
            if (Refusal(request, asked) is { } refusal) return refusal;
            await BallotsStore.MarkAnsweredAsync(sql, window.Id, request.Person, [request.Wave, .. request.MadeUpFor]);
            foreach (var ballot in ballots) await BallotsStore.AddAsync(sql, window.Id, ballot);
            return SubmitBallotResult.Stored;
        }
    }

    private static SubmitBallotResult? Refusal(SubmitBallot request, IReadOnlyList<Participation> asked)
    {
        if (!asked.Any(one => one.PersonId == request.Person && one.Wave == request.Wave)) return SubmitBallotResult.NotInvited;
        if (asked.Any(one => one.Wave == request.Wave && one.HasAnswered)) return SubmitBallotResult.AnsweredBefore;
        return asked.Any(one => one.HasAnswered && request.MadeUpFor.Contains((int)one.Wave)) ? SubmitBallotResult.Overtaken : null;
    }

    private static ImmutableArray<byte[]> Seal(Window window, WindowMember member, ImmutableArray<Answer> answers)
    {
        var rated = answers.Where(answer => window.Find(answer.Item) is { RatedTeam.Length: > 0 }).ToImmutableArray();
        Ballot[] ballots =
        [
            new(member.GroupId, member.AttributeValue, [.. answers.Except(rated)]),
            .. rated.Select(answer => new Ballot("", "", [answer])),
        ];
        return [.. ballots.Select(ballot => BallotSeal.Seal(window.Id.Value, window.PublicKey, ballot.ToBytes(window.BallotSize)))];
    }
}
