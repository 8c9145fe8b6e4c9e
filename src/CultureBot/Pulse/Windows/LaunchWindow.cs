using System.Collections.Immutable;
using CultureBot.People;
using CultureBot.Privacy;
using CultureBot.Privacy.Sealing;
using CultureBot.Storage;
using CultureBot.Storage.Secrets;
using NodaTime;
using NodaTime.Extensions;

namespace CultureBot.Pulse;

/// <summary>A survey's next window is to be opened.</summary>
/// <param name="Survey">Which.</param>
/// <param name="By">Who asks for it; null for a schedule and the API.</param>
/// <param name="Attribute">Publishes by this directory field instead of the survey's own; null for the survey's.</param>
/// <param name="Override">Why it goes out although a brake holds it; empty to heed the brake. Audited.</param>
/// <param name="RequestKey">Equal for two deliveries of the same launch; null for a schedule's.</param>
internal sealed record LaunchWindow(SurveyId Survey, AccountId? By, string? Attribute = null, string Override = "", string? RequestKey = null);

/// <param name="Refusal">Why nothing was launched; null when it was.</param>
/// <param name="Window">The window that is open now.</param>
/// <param name="Brake">What holds it back, when that is why.</param>
internal sealed record LaunchWindowResult(LaunchRefusal? Refusal, Window? Window, WindowBrake? Brake = null);

internal enum LaunchRefusal
{
    /// <summary>There is no such survey.</summary>
    Unknown,

    /// <summary>An auditor has not agreed yet.</summary>
    AwaitingApproval,

    /// <summary>It is paused or has ended.</summary>
    NotRunning,

    /// <summary>Its window before has not closed yet.</summary>
    StillOpen,

    /// <summary>Nobody is in its audience.</summary>
    Nobody,

    /// <summary>Too little has been answered for since the window before; HR may override it.</summary>
    Brake,

    /// <summary>It would be published by an attribute that the survey, as it was agreed to, does not promise.</summary>
    OtherPromise,
}

/// <summary>
/// Freezes questions, what single groups are asked among them, promise and who is in which group, and makes the window's key. What was cut short goes on where it was:
/// a window that is being prepared is taken up again by the next call.
/// </summary>
internal sealed class LaunchWindowHandler(
    Database database, CheckLaunch check, ReadPopulation population, ChooseFollowUps followUps, SecretBox secrets, TimeProvider clock)
{
    private const int ChunkSize = 500;

    public async Task<LaunchWindowResult> HandleAsync(LaunchWindow request, CancellationToken cancellationToken)
    {
        var (refused, survey, latest) = await check.HandleAsync(request, cancellationToken);
        if (refused is not null) return refused;

        var window = latest is { State: WindowState.Preparing } ? latest : null;
        var id = window?.Id ?? new WindowId(Guid.CreateVersion7(clock.GetUtcNow()));
        var promise = window?.Promise ?? PromiseOf(survey!, request, await database.ReadAsync(LeastNumbers.FindAsync, cancellationToken));
        var people = survey!.Template.AsksOnOwnDay()
            ? new Population([new(WindowGroup.Company, null, "")], [])
            : await population.HandleAsync(survey.Audience, promise, id, cancellationToken);
        if (people.Members.IsEmpty && !survey.Template.AsksOnOwnDay()) return new(LaunchRefusal.Nobody, null);

        window ??= await AddAsync(
            survey, await QuestionsAsync(survey, people, cancellationToken), promise, id, (latest?.Number ?? 0) + 1, request, cancellationToken);
        if (window is null) return new(LaunchRefusal.StillOpen, null);

        await CopyAsync(people.Groups, (sql, some) => SnapshotStore.AddGroupsAsync(sql, id, some), cancellationToken);
        await CopyAsync(people.Members, (sql, some) => SnapshotStore.AddMembersAsync(sql, id, some), cancellationToken);
        var closesAt = survey.Template.AsksOnOwnDay() ? EndOfCollecting() : (Instant?)null;
        var size = await database.WriteAsync(OpenAsync, WriteUrgency.Background, cancellationToken);
        return new(null, window with { State = WindowState.Open, BallotSize = size, Wave = closesAt is null ? 0 : window.Waves, ClosesAt = closesAt });

        async Task<int> OpenAsync(SqlSession sql)
        {
            // As it was written down, which may have been begun by a launch that was cut short.
            var ballotSize = Ballot.SizeFor(window.Questions, await SnapshotStore.FindLongestPlaceAsync(sql, id));
            if (!await WindowsStore.OpenAsync(sql, id, ballotSize) || closesAt is null) return ballotSize;
            // Each wave goes to people on their own day, so that none goes out to all.
            await WindowsStore.BeginWaveAsync(sql, id, window.Waves, closesAt);
            return ballotSize;
        }
    }

    // A launch may publish less than the survey promises, never more: HR may have raised the numbers since it was made.
    private static Promise PromiseOf(Survey survey, LaunchWindow request, LeastNumbers least) =>
        (request.Attribute is { } attribute ? survey.Promise with { Attribute = attribute } : survey.Promise).RaisedTo(least.Fives, least.Bands);

    private Instant EndOfCollecting() =>
        clock.GetCurrentInstant().InUtc().LocalDateTime.PlusMonths(SurveyTemplates.MonthsOfCollecting).InUtc().ToInstant();

    private async Task CopyAsync<T>(
        ImmutableArray<T> rows, Func<SqlSession, IReadOnlyCollection<T>, Task> add, CancellationToken cancellationToken)
    {
        foreach (var some in rows.Chunk(ChunkSize))
        {
            await database.WriteAsync(sql => add(sql, some), WriteUrgency.Background, cancellationToken);
        }
    }

    private async Task<ImmutableArray<Question>> QuestionsAsync(Survey survey, Population people, CancellationToken cancellationToken) =>
        [.. survey.Questions, .. await database.ReadAsync(sql => followUps.HandleAsync(sql, survey, people.Groups), cancellationToken)];

    // Null when another node was quicker.
    private async Task<Window?> AddAsync(
        Survey survey, ImmutableArray<Question> questions, Promise promise, WindowId id, int number, LaunchWindow request, CancellationToken cancellationToken)
    {
        var (publicKey, privateKey) = WindowKey.Create(secrets);
        var window = new Window
        {
            Id = id,
            SurveyId = survey.Id,
            Number = number,
            State = WindowState.Preparing,
            Questions = questions,
            Promise = promise,
            PublicKey = publicKey,
            BallotSize = 0,
            Waves = survey.Waves,
            LaunchedBy = request.By,
            LaunchedAt = clock.GetUtcNow().ToInstant(),
        };
        return await database.WriteAsync(StoreAsync, WriteUrgency.Background, cancellationToken) ? window : null;

        async Task<bool> StoreAsync(SqlSession sql)
        {
            if (!await WindowsStore.AddAsync(sql, window, privateKey, request.RequestKey)) return false;
            await AuditStore.AddAsync(sql, new()
            {
                At = window.LaunchedAt,
                AccountId = request.By,
                Action = "window.launched",
                Subject = id.Subject,
                Details = request.Override.Length == 0 ? "" : $"override: {request.Override}",
            });
            return true;
        }
    }
}
