using System.Globalization;
using CultureBot.Chat;
using CultureBot.Delivery;
using CultureBot.People;
using CultureBot.Storage;
using NodaTime;

namespace CultureBot.Pulse;

/// <summary>What HR and auditors are told of a survey, wanted in the unit of work that makes it true.</summary>
internal sealed class SurveyMessages(Roles roles)
{
    /// <summary>To each auditor: a survey waits. The step is its revision.</summary>
    public const string Approval = "survey.approval";

    /// <summary>To HR: what an auditor decided. The step is the moment.</summary>
    public const string Decision = "survey.decision";

    /// <summary>To HR: why a launch did not happen. The step is the reason, a full stop and the number of the window that was due.</summary>
    public const string Held = "survey.held";

    /// <summary>What was asked about it before says what it is now; while it waits, each auditor is asked.</summary>
    public async Task AskAuditorsAsync(SqlSession sql, Survey survey, Instant now)
    {
        await OutboxStore.SubjectChangedAsync(sql, survey.Id.Subject, now);
        if (survey.State != SurveyState.AwaitingApproval) return;

        var auditors = await roles.ListAsync(sql, Role.Auditor);
        await WantAsync(sql, survey.Id, Approval, SurveyRevision.Of(survey), auditors, now);
    }

    public async Task TellDecisionAsync(SqlSession sql, Survey survey, Instant now)
    {
        await OutboxStore.SubjectChangedAsync(sql, survey.Id.Subject, now);
        await WantAsync(sql, survey.Id, Decision, now.ToUnixTimeMilliseconds().ToString(CultureInfo.InvariantCulture), await OwnersAsync(sql, survey), now);
    }

    /// <summary>Once a reason and window: the next attempt that fails alike says nothing.</summary>
    public async Task TellHeldAsync(SqlSession sql, Survey survey, LaunchRefusal reason, int number, Instant now) =>
        await WantAsync(
            sql, survey.Id, Held, string.Create(CultureInfo.InvariantCulture, $"{reason}.{number}"), await OwnersAsync(sql, survey), now);

    // Whoever made it, as long as they are HR and here; else everybody of HR.
    private async Task<IReadOnlyList<Account>> OwnersAsync(SqlSession sql, Survey survey) =>
        survey.CreatedBy is { } id && await PeopleStore.FindAsync(sql, id) is { } creator && (await roles.OfAsync(sql, creator)).HasFlag(Role.Hr)
            ? [creator]
            : await roles.ListAsync(sql, Role.Hr);

    private static Task<int> WantAsync(SqlSession sql, SurveyId survey, string kind, string step, IEnumerable<Account> readers, Instant now) =>
        OutboxStore.WantManyAsync(
            sql,
            [
                .. readers.Where(reader => reader.IsActive).DistinctBy(reader => reader.PersonId).Select(reader => new WantedMessage
                {
                    Kind = kind,
                    Subject = survey.Subject,
                    Destination = new(reader.WorkspaceId, DestinationKind.Account, reader.ExternalId),
                    Step = step,
                }),
            ],
            now);
}
