using CultureBot.Storage;
using CultureBot.Workspaces.Installs;
using NodaTime;
using NodaTime.Extensions;

namespace CultureBot.Workspaces;

/// <summary>Forgets an install's token once its platform took it away; the workspaces' facts stay.</summary>
public sealed class DisconnectWorkspace(Database database, WorkspaceTokens tokens, TimeProvider time)
{
    // Platforms tell whole seconds; what they tell of happened some time in that second.
    private static readonly Duration RestOfSecond = Duration.FromMilliseconds(999);
    private static readonly Duration ClocksDiffer = Duration.FromMinutes(5);

    /// <summary>
    /// Disconnects a workspace, or all of an organization. Changes nothing when that was done before, or when the platform gave
    /// or confirmed the token after <paramref name="happenedAt"/> (Unix seconds, 0 when unknown): the news are late.
    /// </summary>
    public async Task RunAsync(string platform, string externalId, long happenedAt, CancellationToken cancellationToken)
    {
        var now = time.GetCurrentInstant();
        var at = TimeOf(happenedAt, now);
        await database.WriteAsync(
            async sql =>
            {
                if (await InstallsStore.FindAsync(sql, platform, externalId) is { } install)
                {
                    if (at < install.VerifiedAt) return;
                    await InstallsStore.EndAsync(sql, install.Id, now);
                    await ConnectedStore.DisconnectAllAsync(sql, install.Id, now);
                }
                else if (await InstallsStore.FindForAsync(sql, platform, externalId) is { } organization)
                {
                    await ConnectedStore.DisconnectAsync(sql, organization.Id, [externalId], at, now);
                }
            },
            WriteUrgency.Acknowledgement,
            cancellationToken);
        tokens.ForgetAll();
    }

    /// <summary>When something happened that a platform tells of; now, when it does not say, or says what cannot be.</summary>
    internal static Instant TimeOf(long unixSeconds, Instant now) =>
        unixSeconds > 0 && unixSeconds < (now + ClocksDiffer).ToUnixTimeSeconds() ? Instant.FromUnixTimeSeconds(unixSeconds) + RestOfSecond : now;
}
