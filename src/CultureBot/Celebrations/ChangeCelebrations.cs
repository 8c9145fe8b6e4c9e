using CultureBot.People;
using CultureBot.Privacy;
using CultureBot.Storage;
using CultureBot.Workspaces;
using NodaTime.Extensions;

namespace CultureBot.Celebrations;

/// <summary>HR sets what is celebrated in a workspace, and where.</summary>
/// <param name="Workspace">Which.</param>
/// <param name="Settings">What is to hold; its revision is the one that was read.</param>
/// <param name="By">Who.</param>
public sealed record ChangeCelebrations(Workspace Workspace, CelebrationSettings Settings, AccountId By);

/// <summary>Why nothing was stored.</summary>
public enum ChangeCelebrationsRefusal
{
    /// <summary>The bot may not post in the channel.</summary>
    CannotPost,

    /// <summary>The platform did not answer in time, so that nobody knows.</summary>
    Unreachable,

    /// <summary>Somebody else has changed it since it was read.</summary>
    ChangedMeanwhile,
}

/// <summary>Stores it with its audit entry, and plans the mornings that are still to come.</summary>
public sealed class ChangeCelebrationsHandler
{
    private readonly Database _database;
    private readonly ChooseChannels _channels;
    private readonly WantCelebrations _want;
    private readonly TimeProvider _clock;

    internal ChangeCelebrationsHandler(Database database, ChooseChannels channels, WantCelebrations want, TimeProvider clock) =>
        (_database, _channels, _want, _clock) = (database, channels, want, clock);

    /// <returns>Null when it is stored.</returns>
    public async Task<ChangeCelebrationsRefusal?> HandleAsync(ChangeCelebrations request, CancellationToken cancellationToken)
    {
        var present = await _database.ReadAsync(sql => CelebrationSettingsStore.FindAsync(sql, request.Workspace.Id), cancellationToken);
        if (present.Revision != request.Settings.Revision) return ChangeCelebrationsRefusal.ChangedMeanwhile;
        if (present.ChannelId != request.Settings.ChannelId && await _channels.CheckAsync(request.Workspace, request.Settings.ChannelId, cancellationToken) is { } refusal)
            return refusal == ChooseChannelRefusal.CannotPost ? ChangeCelebrationsRefusal.CannotPost : ChangeCelebrationsRefusal.Unreachable;
        var details = string.Join(", ", Changes(present, request.Settings));
        if (details.Length == 0) return null;

        if (!await _database.WriteAsync(sql => StoreAsync(sql, request, details), WriteUrgency.Acknowledgement, cancellationToken)) return ChangeCelebrationsRefusal.ChangedMeanwhile;
        await _want.HandleAsync(request.Workspace.Id, cancellationToken);
        return null;
    }

    private async Task<bool> StoreAsync(SqlSession sql, ChangeCelebrations request, string details)
    {
        var now = _clock.GetCurrentInstant();
        if (!await CelebrationSettingsStore.ReplaceAsync(sql, request.Settings, now)) return false;
        AuditEntry entry = new()
        {
            At = now, AccountId = request.By, Action = "celebrations.changed", Subject = $"workspace:{request.Workspace.Id.Value:D}", Details = details,
        };
        await AuditStore.AddAsync(sql, entry);
        return true;
    }

    private static IEnumerable<string> Changes(CelebrationSettings before, CelebrationSettings after)
    {
        if (before.HasBirthdays != after.HasBirthdays) yield return $"Birthdays: {OnOff(before.HasBirthdays)} → {OnOff(after.HasBirthdays)}";
        if (before.HasAnniversaries != after.HasAnniversaries) yield return $"Anniversaries: {OnOff(before.HasAnniversaries)} → {OnOff(after.HasAnniversaries)}";
        if (before.ChannelId != after.ChannelId) yield return $"Channel: {before.ChannelId ?? "none"} → {after.ChannelId ?? "none"}";
        if (before.WeekendRule != after.WeekendRule) yield return $"Weekend: {before.WeekendRule} → {after.WeekendRule}";
    }

    private static string OnOff(bool isOn) => isOn ? "on" : "off";
}
