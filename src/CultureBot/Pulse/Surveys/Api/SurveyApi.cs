using System.Collections.Immutable;
using System.Globalization;
using CultureBot.Schedules;
using CultureBot.Storage;
using NodaTime;

namespace CultureBot.Pulse;

/// <summary>What became of something the operator's API asked for.</summary>
/// <typeparam name="T">What there is now.</typeparam>
public sealed record SurveyApiResult<T> where T : class
{
    /// <summary>Null when it was refused.</summary>
    public T? Made { get; init; }

    /// <summary>False when the same request had made it before.</summary>
    public bool IsNew { get; init; }

    /// <summary>There is no such survey.</summary>
    public bool IsUnknown { get; init; }

    /// <summary>Why it cannot be now, and what to do, in English.</summary>
    public string? Conflict { get; init; }

    /// <summary>What is wrong with what was sent, by field, in English.</summary>
    public ImmutableDictionary<string, string> Faults { get; init; } = ImmutableDictionary<string, string>.Empty;
}

/// <param name="Survey">The survey.</param>
/// <param name="Next">Its next three sendings.</param>
public sealed record MadeSurvey(Survey Survey, ImmutableArray<Instant> Next);

/// <summary>Surveys for whoever runs the organization's systems: made and launched by a program, by the same rules as at HR's desk.</summary>
public sealed class SurveyApi
{
    private static readonly CultureInfo English = CultureInfo.GetCultureInfo("en");

    private readonly Database _database;
    private readonly SaveSurveyHandler _save;
    private readonly LaunchWindowHandler _launch;
    private readonly SendWholeWave _wave;
    private readonly ReadPopulation _population;
    private readonly SurveySettings _settings;

    internal SurveyApi(Database database, SaveSurveyHandler save, LaunchWindowHandler launch, SendWholeWave wave, ReadPopulation population, SurveySettings settings) =>
        (_database, _save, _launch, _wave, _population, _settings) = (database, save, launch, wave, population, settings);

    /// <param name="wanted">As it was sent.</param>
    /// <param name="requestKey">The same key makes one survey, however often it is sent.</param>
    /// <param name="cancellationToken">Ends it.</param>
    public async Task<SurveyApiResult<MadeSurvey>> MakeAsync(WantedSurvey wanted, string requestKey, CancellationToken cancellationToken)
    {
        var (plan, faults) = new WantedSurveyPlan(wanted, await _database.ReadAsync(_settings.LeastAsync, cancellationToken)).Read();
        if (plan is null) return new() { Faults = faults.ToImmutableDictionary(fault => fault.Key, fault => SurveyWords.Say(English, fault.Value), StringComparer.Ordinal) };
        if (!plan.Template.AsksOnOwnDay() && (await _population.HandleAsync(plan.Audience, plan.Promise, default, cancellationToken)).Members.IsEmpty)
            return Wrong(SurveyFields.Audience, SurveyWords.SayPlain(English, "FaultNobody"));

        var saved = await _save.HandleAsync(new(plan, By: null, requestKey), cancellationToken);
        return saved.Refused is { } refused
            ? Wrong(SurveyFields.Day, ScheduleWords.Refuse(English, refused).ToPlain())
            : new() { Made = new(saved.Survey!, saved.Next), IsNew = saved.IsNew };

        static SurveyApiResult<MadeSurvey> Wrong(string field, string words) =>
            new() { Faults = ImmutableDictionary<string, string>.Empty.Add(field, words) };
    }

    /// <summary>Opens the survey's next window and sends its first wave, to everybody in their own working hours.</summary>
    /// <param name="survey">Its id.</param>
    /// <param name="attribute">The directory field that results are published by; null for the survey's own.</param>
    /// <param name="reason">Why, when a brake holds it back; audited.</param>
    /// <param name="requestKey">The same key launches one window, however often it is sent.</param>
    /// <param name="cancellationToken">Ends it; sent again, it goes on.</param>
    public async Task<SurveyApiResult<Window>> LaunchAsync(
        SurveyId survey, string? attribute, string? reason, string requestKey, CancellationToken cancellationToken)
    {
        var before = await _database.ReadAsync(sql => WindowsStore.FindByRequestAsync(sql, requestKey), cancellationToken);
        if (before is not null && before.SurveyId != survey) return new() { Conflict = SurveyWords.SayPlain(English, "ConflictKey") };
        if (before is not null && before.State != WindowState.Preparing) return new() { Made = await SendAsync(before, cancellationToken) };

        var launched = await _launch.HandleAsync(new(survey, By: null, attribute, reason ?? "", requestKey), cancellationToken);
        if (launched is { Refusal: null, Window: { } window }) return new() { Made = await SendAsync(window, cancellationToken), IsNew = true };
        if (launched.Refusal == LaunchRefusal.Unknown) return new() { IsUnknown = true };
        // Sent again without a key it is refused; whom the first one did not reach is asked all the same.
        if (launched is { Refusal: LaunchRefusal.StillOpen, Window: { } open }) await SendAsync(open, cancellationToken);

        var found = await _database.ReadAsync(sql => SurveysStore.FindAsync(sql, survey), cancellationToken);
        return new() { Conflict = HeldCards.Why(English, found!, launched, DateTimeZone.Utc).ToPlain() };
    }

    // A wave that was begun goes on; one that has gone out is not followed by another.
    private async Task<Window> SendAsync(Window window, CancellationToken cancellationToken)
    {
        if (window is { State: WindowState.Open, Wave: 0 }) await _wave.HandleAsync(window.Id, cancellationToken);
        else await _wave.FinishFirstAsync(window, cancellationToken);
        return (await _database.ReadAsync(sql => WindowsStore.FindAsync(sql, window.Id), cancellationToken))!;
    }
}
