using System.Globalization;
using CultureBot.Delivery;
using CultureBot.People;
using CultureBot.Storage;
using NodaTime;
using NodaTime.Extensions;

namespace CultureBot.Pulse;

/// <summary>An open window's next wave is to go out, or to go on going out.</summary>
/// <param name="Window">Which.</param>
/// <param name="Cursor">Empty begins; then what the call before returned. Kept by whoever calls, so that a wave goes on after a crash.</param>
internal sealed record SendWave(WindowId Window, string Cursor = "");

/// <param name="Refusal">Why nothing was sent; null when it was.</param>
/// <param name="Cursor">Where to go on; null when everybody has been asked.</param>
internal sealed record SendWaveResult(SendWaveRefusal? Refusal, string? Cursor);

internal enum SendWaveRefusal
{
    /// <summary>It takes no ballots, or there is no such window.</summary>
    NotOpen,

    /// <summary>Its survey is paused.</summary>
    Paused,

    /// <summary>All its waves have gone out.</summary>
    NoMoreWaves,
}

/// <summary>
/// Invites people to a wave and wants their cards and reminders, some hundred a call. The first call only begins the wave: called again
/// before anybody was asked in it, it takes up the same one. Every later one may run twice and then changes nothing.
/// </summary>
internal sealed class SendWaveHandler(Database database, AskingHours hours, OutboxSignal outbox, TimeProvider clock)
{
    private const int ChunkSize = 250;

    /// <summary>Where a wave goes on that was cut off behind this person; null when it was before anybody was asked.</summary>
    public static string CursorBehind(int wave, PersonId? person) => new WaveCursor(wave, person).ToString();

    public async Task<SendWaveResult> HandleAsync(SendWave request, CancellationToken cancellationToken)
    {
        var (window, survey) = await database.ReadAsync(ReadAsync, cancellationToken);
        if (window is not { State: WindowState.Open }) return new(SendWaveRefusal.NotOpen, null);
        if (survey!.State == SurveyState.Paused) return new(SendWaveRefusal.Paused, null);
        var now = clock.GetCurrentInstant();
        if (window.ClosesAt <= now) return new(SendWaveRefusal.NotOpen, null);

        if (WaveCursor.Read(request.Cursor) is not { } cursor) return await BeginAsync(window, survey, now, cancellationToken);
        var next = await database.WriteAsync(sql => AskAsync(sql, survey, window, cursor, now), WriteUrgency.Background, cancellationToken);
        outbox.Notify();
        return new(null, next?.ToString());

        async Task<(Window? Window, Survey? Survey)> ReadAsync(SqlSession sql)
        {
            var found = await WindowsStore.FindAsync(sql, request.Window);
            return (found, found is null ? null : await SurveysStore.FindAsync(sql, found.SurveyId));
        }
    }

    private Task<SendWaveResult> BeginAsync(Window window, Survey survey, Instant now, CancellationToken cancellationToken) =>
        database.WriteAsync(
            async sql =>
            {
                var isTakenUp = window.Wave > 0 && !await BallotsStore.IsBegunAsync(sql, window.Id, window.Wave);
                var wave = isTakenUp ? window.Wave : window.Wave + 1;
                if (wave > window.Waves) return new SendWaveResult(SendWaveRefusal.NoMoreWaves, null);
                Instant? closesAt = wave == window.Waves ? now + Duration.FromDays(survey.OpenDays) : null;
                if (!isTakenUp && !await WindowsStore.BeginWaveAsync(sql, window.Id, wave, closesAt)) return new(SendWaveRefusal.NotOpen, null);
                return new(null, new WaveCursor(wave, null).ToString());
            },
            WriteUrgency.Background,
            cancellationToken);

    private async Task<WaveCursor?> AskAsync(SqlSession sql, Survey survey, Window window, WaveCursor cursor, Instant now)
    {
        if (!await BallotsStore.HoldOpenAsync(sql, window.Id)) return null;
        var members = await SnapshotStore.ListMembersAfterAsync(sql, window.Id, cursor.After, ChunkSize);
        var asked = WaveQuestions.IsCatchUp(survey, cursor.Wave) ? await BehindAsync(sql, window, members) : members;
        var accounts = (await PeopleStore.ListAsync(sql, [.. asked.Select(member => member.AccountId)])).Where(one => one.IsActive).ToDictionary(one => one.Id);
        var first = await hours.ReadAsync(sql, accounts.Values);
        List<PersonId> invited = [];
        List<WantedMessage>[] wanted = [[], [], []];
        foreach (var member in asked)
        {
            // Who left, or is away until the close, is not asked, and not counted as asked.
            if (!accounts.TryGetValue(member.AccountId, out var reader) || first(reader, now) is not { } at || at >= window.ClosesAt) continue;
            invited.Add(member.PersonId);
            wanted[0].Add(AskingMessages.Want(window.Id, cursor.Wave, 0, reader, at));
            for (var reminder = 1; reminder < wanted.Length; reminder++)
            {
                // A reminder of what has closed would be too late.
                if (first(reader, at + AskingMessages.RemindAfter[reminder - 1]) is { } remindAt && !(remindAt >= window.ClosesAt))
                    wanted[reminder].Add(AskingMessages.Want(window.Id, cursor.Wave, reminder, reader, remindAt));
            }
        }

        await BallotsStore.InviteAsync(sql, window.Id, cursor.Wave, invited);
        foreach (var some in wanted) await OutboxStore.WantManyAsync(sql, some, now);
        return members.Count < ChunkSize ? null : cursor with { After = members[^1].PersonId };
    }

    private static async Task<IReadOnlyList<WindowMember>> BehindAsync(SqlSession sql, Window window, IReadOnlyList<WindowMember> members)
    {
        var missed = (await BallotsStore.ListAsync(sql, window.Id, [.. members.Select(member => member.PersonId)]))
            .Where(one => !one.HasAnswered && one.Wave < Rotation.Waves).Select(one => one.PersonId).ToHashSet();
        return [.. members.Where(member => missed.Contains(member.PersonId))];
    }

    /// <summary>A wave, and the last person who was asked in it.</summary>
    private sealed record WaveCursor(int Wave, PersonId? After)
    {
        public static WaveCursor? Read(string text) =>
            text.Split(':') is [var wave, var after] && int.TryParse(wave, CultureInfo.InvariantCulture, out var number)
                ? new(number, Guid.TryParse(after, out var person) ? new PersonId(person) : null)
                : null;

        public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Wave}:{After?.Value:D}");
    }
}
