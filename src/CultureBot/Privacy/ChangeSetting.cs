using CultureBot.People;
using CultureBot.Storage;
using NodaTime.Extensions;

namespace CultureBot.Privacy;

/// <param name="Name">Which.</param>
/// <param name="Value">JSON.</param>
/// <param name="Read">The revision that whoever changes it has seen.</param>
/// <param name="By">Who.</param>
/// <param name="Action">What the audit calls it.</param>
/// <param name="Details">From what to what, for the audit.</param>
internal sealed record SettingChange(string Name, string Value, long Read, AccountId? By, string Action, string Details);

/// <summary>Stores what was set for the organization, with its audit entry; whether it is allowed has been checked.</summary>
internal sealed class ChangeSetting(Database database, TimeProvider clock)
{
    /// <returns>False when somebody was quicker: then nothing was stored.</returns>
    public Task<bool> HandleAsync(SettingChange change, CancellationToken cancellationToken)
    {
        var now = clock.GetCurrentInstant();
        return database.WriteAsync(
            async sql =>
            {
                if (!await SettingsStore.ReplaceAsync(sql, change.Name, change.Value, change.Read, now)) return false;
                await AuditStore.AddAsync(
                    sql, new() { At = now, AccountId = change.By, Action = change.Action, Subject = "settings:" + change.Name, Details = change.Details });
                return true;
            },
            WriteUrgency.Acknowledgement,
            cancellationToken);
    }
}
