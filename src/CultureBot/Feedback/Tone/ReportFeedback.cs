using System.Globalization;
using CultureBot.Chat;
using CultureBot.Delivery;
using CultureBot.People;
using CultureBot.Privacy;
using CultureBot.Storage;
using NodaTime;
using NodaTime.Extensions;

namespace CultureBot.Feedback;

/// <summary>Whoever was written to reports the words to HR.</summary>
/// <param name="By">Who.</param>
/// <param name="Subject">Which feedback.</param>
internal sealed record ReportFeedback(Account By, FeedbackSubject Subject);

internal enum ReportFeedbackResult
{
    Reported,

    /// <summary>HR has it since earlier.</summary>
    Before,

    /// <summary>It was written to somebody else.</summary>
    NotYours,

    /// <summary>Nobody else is HR than who reports it and who wrote it.</summary>
    Nobody,

    /// <summary>It has no words, or is gone.</summary>
    Unknown,
}

/// <summary>Keeps that it was reported, once, audits it, and wants HR told: the name only of who gave it.</summary>
internal sealed class ReportFeedbackHandler(Database database, Roles roles, OutboxSignal outbox, TimeProvider clock)
{
    public async Task<ReportFeedbackResult> HandleAsync(ReportFeedback request, CancellationToken cancellationToken)
    {
        var now = clock.GetCurrentInstant();
        var result = await database.WriteAsync(sql => ReportAsync(sql, request, now), WriteUrgency.Acknowledgement, cancellationToken);
        outbox.Notify();
        return result;
    }

    private async Task<ReportFeedbackResult> ReportAsync(SqlSession sql, ReportFeedback request, Instant now)
    {
        if (await FeedbackStory.FindAsync(sql, request.Subject) is not { Response: not null } story || !story.AllWritten.Any()) return ReportFeedbackResult.Unknown;
        if (story.Owner?.PersonId != request.By.PersonId) return ReportFeedbackResult.NotYours;
        // What was written since then can be reported as well.
        List<string> more = [.. story.AllWritten.Except(story.Reported, StringComparer.Ordinal)];
        if (more.Count == 0) return ReportFeedbackResult.Before;
        // Whoever is HR themself is not told what they know, nor that it is their own words that were reported.
        var readers = (await roles.ListAsync(sql, Role.Hr)).Where(hr => hr.PersonId != request.By.PersonId && hr.PersonId != story.Writer?.PersonId).ToList();
        if (readers.Count == 0) return ReportFeedbackResult.Nobody;
        if (!await ReportsStore.SaveAsync(sql, request.Subject, [.. story.Reported, .. more], request.By.Id, now)) return ReportFeedbackResult.Before;

        await AuditStore.AddAsync(sql, new() { At = now, AccountId = request.By.Id, Action = "feedback.reported", Subject = request.Subject.Text });
        await OutboxStore.WantManyAsync(
            sql,
            [
                .. readers.Select(hr => new WantedMessage
                {
                    Kind = FeedbackReportedKind.KindName,
                    Subject = request.Subject.Text,
                    // A message of its own for what came later, so that it is not missed.
                    Step = story.Reported.Count == 0 ? "" : story.Reported.Count.ToString(CultureInfo.InvariantCulture),
                    Destination = new(hr.WorkspaceId, DestinationKind.Account, hr.ExternalId),
                }),
            ],
            now);
        await OutboxStore.SubjectChangedAsync(sql, request.Subject.Text, now);
        return ReportFeedbackResult.Reported;
    }
}
