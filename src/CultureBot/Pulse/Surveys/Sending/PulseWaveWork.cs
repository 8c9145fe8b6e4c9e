using CultureBot.Delivery;
using CultureBot.Schedules;
using CultureBot.Storage;
using CultureBot.Workspaces;
using NodaTime;
using NodaTime.Extensions;

namespace CultureBot.Pulse;

/// <summary>
/// What a survey's schedule starts: the next wave of the window that is open, else the next window and its first wave. What
/// was missed is made up for once, however late, and two waves never go out at once: an occurrence sends one.
/// </summary>
internal sealed class PulseWaveWork(
    Database database, LaunchWindowHandler launch, SendWholeWave wave, SurveyMessages messages, OutboxSignal outbox, TimeProvider clock) : IScheduledWork
{
    public const string WorkName = "pulse-wave";

    private const char AfterWindow = '/';

    public string Name => WorkName;

    public MissedRule Missed => MissedRule.Latest;

    public Schedule? DefaultFor(Workspace workspace, Instant now) => null;

    public Schedule? DefaultForOrganization(Instant now) => null;

    /// <summary>First decides which window, and keeps that in the cursor; then sends its wave step by step.</summary>
    public async Task<string?> RunChunkAsync(Occurrence occurrence, CancellationToken cancellationToken)
    {
        if (SurveyId.Find(occurrence.Subject) is not { } survey) return null;
        if (occurrence.Cursor.Length == 0) return await BeginAsync(survey, occurrence, cancellationToken);

        var window = new WindowId(Guid.Parse(occurrence.Cursor.Split(AfterWindow, 2)[0]));
        var next = await wave.StepAsync(window, occurrence.Cursor.Split(AfterWindow, 2)[1], cancellationToken);
        return next is null ? null : CursorOf(window, next);
    }

    private async Task<string?> BeginAsync(SurveyId id, Occurrence occurrence, CancellationToken cancellationToken)
    {
        var (survey, latest, asked) = await database.ReadAsync(
            async sql => (await SurveysStore.FindAsync(sql, id), await WindowsStore.FindLatestAsync(sql, id), await LaunchAsked.FindAsync(sql, id, occurrence)),
            cancellationToken);
        if (survey is null or { State: SurveyState.Ended }) return null;
        // Whoever asked for a launch asked for no second wave.
        if (latest is { State: WindowState.Open } open && open.Wave < open.Waves && survey.State == SurveyState.Scheduled)
            return occurrence.IsRequested && open.Wave > 0 ? null : CursorOf(open.Id, "");

        var result = await launch.HandleAsync(new(id, asked?.By, Override: asked?.Reason ?? ""), cancellationToken);
        if (result is { Refusal: null, Window: { } launched }) return CursorOf(launched.Id, "");
        if (result.Refusal is { } refusal && IsNews(refusal)) await TellAsync(survey, refusal, (latest?.Number ?? 0) + 1, cancellationToken);
        return null;
    }

    // What HR did themselves they know.
    private static bool IsNews(LaunchRefusal refusal) =>
        refusal is LaunchRefusal.AwaitingApproval or LaunchRefusal.Nobody or LaunchRefusal.Brake or LaunchRefusal.StillOpen;

    private async Task TellAsync(Survey survey, LaunchRefusal refusal, int number, CancellationToken cancellationToken)
    {
        await database.WriteAsync(
            sql => messages.TellHeldAsync(sql, survey, refusal, number, clock.GetCurrentInstant()), WriteUrgency.Background, cancellationToken);
        outbox.Notify();
    }

    private static string CursorOf(WindowId window, string cursor) => $"{window.Value:D}{AfterWindow}{cursor}";
}
