using CultureBot.People;
using CultureBot.Privacy;
using CultureBot.Schedules;
using CultureBot.Storage;
using NodaTime;

namespace CultureBot.Pulse;

/// <summary>Somebody asked for a launch just now; the audit holds who, and why in spite of a brake.</summary>
/// <param name="By">Who.</param>
/// <param name="Reason">Empty heeds the brake.</param>
internal sealed record LaunchAsked(AccountId? By, string Reason)
{
    public const string Action = "survey.launch_asked";

    /// <summary>A launch goes out at once; what was asked for longer ago was for another one.</summary>
    private static readonly Duration Lasts = Duration.FromMinutes(10);

    /// <summary>What an occurrence was asked for with; null for one that came by the clock.</summary>
    public static async Task<LaunchAsked?> FindAsync(SqlSession sql, SurveyId survey, Occurrence occurrence)
    {
        var asked = (await AuditStore.ListAsync(sql, survey.Subject, int.MaxValue)).FirstOrDefault(entry => entry.Action == Action);
        return asked is not null && asked.At <= occurrence.CreatedAt && occurrence.CreatedAt - asked.At <= Lasts ? new(asked.AccountId, asked.Details) : null;
    }
}
