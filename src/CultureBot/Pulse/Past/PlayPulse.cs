using CultureBot.People;
using CultureBot.Schedules;
using CultureBot.Storage;
using CultureBot.Storage.Secrets;
using Microsoft.Extensions.Logging;
using NodaTime;

namespace CultureBot.Pulse;

/// <summary>
/// Plays a survey of the past through the use cases themselves, each at its own moment: launched, answered, closed and published, of today's people.
/// Nobody is asked or told of it any more. For the demo's company.
/// </summary>
public sealed class PlayPulse
{
    private const int OnlyWave = 1;
    private const int ChunkSize = 500;

    private readonly Database _database;
    private readonly SecretBox _secrets;
    private readonly CheckLaunch _check;
    private readonly ReadPopulation _population;
    private readonly ChooseFollowUps _followUps;
    private readonly CountBallots _count;
    private readonly CompareWithBefore _compare;
    private readonly ILogger<CloseWindowHandler> _logger;

    internal PlayPulse(
        Database database, SecretBox secrets, CheckLaunch check, ReadPopulation population, ChooseFollowUps followUps, CountBallots count, CompareWithBefore compare,
        ILogger<CloseWindowHandler> logger)
    {
        (_database, _secrets, _check, _population) = (database, secrets, check, population);
        (_followUps, _count, _compare, _logger) = (followUps, count, compare, logger);
    }

    /// <exception cref="InvalidOperationException">It cannot be launched, or an item is not in the bank.</exception>
    public async Task HandleAsync(PastPulse pulse, CancellationToken cancellationToken)
    {
        var survey = new Survey
        {
            Id = new(Guid.CreateVersion7(pulse.LaunchedAt.ToDateTimeOffset())),
            Name = pulse.Name,
            Template = SurveyTemplate.OneOff,
            State = SurveyState.Scheduled,
            Questions = [.. pulse.Items.Select(item => QuestionBank.Find(item) ?? throw new InvalidOperationException($"The bank has no item {item}."))],
            Audience = Audience.Everybody,
            Promise = new(),
            CreatedAt = pulse.LaunchedAt,
        };
        await _database.WriteAsync(sql => SurveysStore.AddAsync(sql, survey, $"past:{survey.Id.Value:D}"), WriteUrgency.Background, cancellationToken);
        var launched = await new LaunchWindowHandler(_database, _check, _population, _followUps, _secrets, At(pulse.LaunchedAt)).HandleAsync(new(survey.Id, null), cancellationToken);
        if (launched.Window is not { } window || launched.Refusal is not null) throw new InvalidOperationException($"The survey {pulse.Name} cannot be launched: {launched.Refusal}.");

        await InviteAsync(window, pulse, cancellationToken);
        var submit = new SubmitBallotHandler(_database, At(pulse.LaunchedAt + Duration.FromDays(1)));
        foreach (var (person, choices) in pulse.Answers)
        {
            await submit.HandleAsync(
                new() { Window = window.Id, Wave = OnlyWave, Person = person, Answers = [.. pulse.Items.Zip(choices, (item, choice) => new Answer(item, choice))] }, cancellationToken);
        }

        // What is past already is news to nobody.
        await new CloseWindowHandler(_database, _count, _compare, _secrets, new([]), At(pulse.ClosedAt), _logger).HandleAsync(new(window.Id), cancellationToken);
        await _database.WriteAsync(
            async sql =>
            {
                await LedgerStore.SetToldAsync(sql, window.Id, pulse.ClosedAt);
                await SurveysStore.SaveAsync(sql, survey with { State = SurveyState.Ended, EndedAt = pulse.ClosedAt }, pulse.ClosedAt);
            },
            WriteUrgency.Background,
            cancellationToken);
    }

    private async Task InviteAsync(Window window, PastPulse pulse, CancellationToken cancellationToken)
    {
        await _database.WriteAsync(sql => WindowsStore.BeginWaveAsync(sql, window.Id, OnlyWave, pulse.ClosedAt), WriteUrgency.Background, cancellationToken);
        for (PersonId? after = null; ;)
        {
            var members = await _database.ReadAsync(sql => SnapshotStore.ListMembersAfterAsync(sql, window.Id, after, ChunkSize), cancellationToken);
            await _database.WriteAsync(sql => BallotsStore.InviteAsync(sql, window.Id, OnlyWave, [.. members.Select(member => member.PersonId)]), WriteUrgency.Background, cancellationToken);
            if (members.Count < ChunkSize) return;
            after = members[^1].PersonId;
        }
    }

    private static PastClock At(Instant moment) => new() { Now = moment };
}
