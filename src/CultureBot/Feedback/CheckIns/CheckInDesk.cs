using System.Collections.Immutable;
using System.Globalization;
using CultureBot.Chat;
using CultureBot.People;
using CultureBot.Privacy;
using CultureBot.Schedules;
using CultureBot.Storage;
using NodaTime;
using NodaTime.Extensions;

namespace CultureBot.Feedback;

/// <summary><c>/feedback check-ins</c>: HR sets how often a round begins.</summary>
internal sealed class CheckInDesk(MemberLookup members, Database database, Roles roles, SchedulesSignals signals, TimeProvider clock) : IFeedbackTopic
{
    private const int Shown = 3;
    private const int NineInTheMorning = 9 * NodaConstants.MinutesPerHour;

    // No month is shorter.
    private const int LastDay = 28;

    public int Order => 40;

    public ChatText Help(CultureInfo culture) => CheckInCards.Say(culture, "HelpCheckIns");

    public bool IsAbout(string typed, CultureInfo culture) => CheckInWords.Book.IsWord(culture, "KeywordsCheckIns", typed);

    public async Task<ChatAnswer> AnswerAsync(Member member, CommandRequest request, CancellationToken cancellationToken)
    {
        if (!await IsHrAsync(member, cancellationToken)) return NotYours(member);
        var schedule = await database.ReadAsync(FindAsync, cancellationToken);
        return ChatAnswer.Open(CheckInForms.Rounds(member.Culture, RhythmOf(schedule)), Card.Of(CheckInCards.Say(member.Culture, "HelpCheckIns")));
    }

    public async Task<ChatAnswer> SubmitAsync(FormRequest request, CancellationToken cancellationToken)
    {
        var found = await members.FindAsync(request, [], cancellationToken);
        if (found.Member is not { } member) return found.Otherwise;
        if (!await IsHrAsync(member, cancellationToken)) return NotYours(member);
        if (CheckInForms.ReadRhythm(request) is not { } rhythm)
            return ChatAnswer.Errors(ImmutableDictionary<string, string>.Empty.Add(CheckInForms.Rhythm, CheckInCards.SayPlain(member.Culture, "WrongRhythm")));

        var now = clock.GetCurrentInstant();
        var next = await database.WriteAsync(sql => SetAsync(sql, member, rhythm, now), WriteUrgency.Acknowledgement, cancellationToken);
        signals.Plan.Set();
        return ChatAnswer.Private(CheckInCards.Rounds(member.Culture, next, ZoneOf(member)));
    }

    private async Task<ImmutableArray<Instant>> SetAsync(SqlSession sql, Member member, CheckInRhythm rhythm, Instant now)
    {
        var before = await FindAsync(sql);
        if (before is null || RhythmOf(before) != rhythm)
        {
            if (before is not null) await SchedulesStore.EndAsync(sql, before.Id, now);
            if (TimingOf(rhythm, now.InZone(ZoneOf(member)).Date.PlusDays(1), ZoneOf(member).Id) is { } timing)
                await AddSchedule.AddAsync(sql, new(CheckInWork.WorkName, CheckInWork.ScheduleSubject, timing) { By = member.Account.Id }, now);
            await AuditStore.AddAsync(sql, new() { At = now, AccountId = member.Account.Id, Action = "check-ins.changed", Subject = CheckInWork.WorkName, Details = rhythm.ToString() });
        }

        return await FindAsync(sql) is { } schedule ? [.. (await ComingPeriods.ListAsync(sql, schedule, now, Shown)).Select(period => period.DueAt)] : [];
    }

    private static async Task<Schedule?> FindAsync(SqlSession sql) =>
        (await SchedulesStore.ListForAsync(sql, CheckInWork.ScheduleSubject)).FirstOrDefault(schedule => schedule.Work == CheckInWork.WorkName);

    private static Timing? TimingOf(CheckInRhythm rhythm, LocalDate first, string zone) => rhythm switch
    {
        CheckInRhythm.TwoWeekly => Timing.TwoWeekly(first, NineInTheMorning, zone),
        CheckInRhythm.Monthly => Timing.Monthly(Math.Min(first.Day, LastDay), NineInTheMorning, zone),
        CheckInRhythm.Quarterly => Timing.Quarterly(((first.Month - 1) % 3) + 1, Math.Min(first.Day, LastDay), NineInTheMorning, zone),
        _ => null,
    };

    private static CheckInRhythm RhythmOf(Schedule? schedule) => schedule?.Cadence switch
    {
        Cadence.TwoWeekly => CheckInRhythm.TwoWeekly,
        Cadence.Monthly => CheckInRhythm.Monthly,
        Cadence.Quarterly => CheckInRhythm.Quarterly,
        _ => CheckInRhythm.Off,
    };

    private static DateTimeZone ZoneOf(Member member) => DateTimeZoneProviders.Tzdb.GetZoneOrNull(member.Workspace.TimeZone) ?? DateTimeZone.Utc;

    private async Task<bool> IsHrAsync(Member member, CancellationToken cancellationToken) =>
        (await roles.OfAsync(member.Account, cancellationToken)).HasFlag(Role.Hr);

    private static ChatAnswer NotYours(Member member) => ChatAnswer.Private(Card.Of(CheckInCards.Say(member.Culture, "RoundsNotYours")));
}
