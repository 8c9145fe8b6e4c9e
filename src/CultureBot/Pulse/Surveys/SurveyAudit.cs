using CultureBot.People;
using CultureBot.Privacy;
using CultureBot.Storage;
using NodaTime;

namespace CultureBot.Pulse;

/// <summary>What the audit says of a survey.</summary>
internal static class SurveyAudit
{
    public const string Created = "survey.created";
    public const string Changed = "survey.changed";
    public const string Approved = "survey.approved";
    public const string SentBack = "survey.sent_back";
    public const string Paused = "survey.paused";
    public const string Resumed = "survey.resumed";
    public const string Ended = "survey.ended";

    public static Task AddAsync(SqlSession sql, SurveyId survey, string action, AccountId? by, Instant now, string details = "") =>
        AuditStore.AddAsync(sql, new() { At = now, AccountId = by, Action = action, Subject = survey.Subject, Details = details });

    /// <summary>The latest decision of an auditor, or the change that it has to be made about anew.</summary>
    public static async Task<AuditEntry?> FindLatestAsync(SqlSession sql, SurveyId survey) =>
        (await AuditStore.ListAsync(sql, survey.Subject, int.MaxValue))
        .FirstOrDefault(entry => entry.Action is Created or Changed or Approved or SentBack);

    /// <summary>What an auditor decided at that moment.</summary>
    public static async Task<AuditEntry?> FindDecisionAsync(SqlSession sql, SurveyId survey, Instant at) =>
        (await AuditStore.ListAsync(sql, survey.Subject, int.MaxValue))
        .FirstOrDefault(entry => entry.Action is Approved or SentBack && entry.At.ToUnixTimeMilliseconds() == at.ToUnixTimeMilliseconds());

    /// <summary>Whether any account of the person made the survey or changed it.</summary>
    public static async Task<bool> IsByAsync(SqlSession sql, SurveyId survey, PersonId person)
    {
        var authors = (await AuditStore.ListAsync(sql, survey.Subject, int.MaxValue))
            .Where(entry => entry.Action is Created or Changed)
            .Select(entry => entry.AccountId)
            .OfType<AccountId>();
        return (await PeopleStore.ListAsync(sql, [.. authors])).Any(author => author.PersonId == person);
    }
}
