using CultureBot.People;
using CultureBot.Storage;
using CultureBot.Storage.Secrets;
using NodaTime;
using NodaTime.Extensions;

namespace CultureBot.Workspaces.Installs;

/// <summary>
/// One-time invitations to connect a workspace. The visit alone does not use one up, since chat programs open links by
/// themselves; the install that it leads to does.
/// </summary>
public sealed class InstallInvites(Database database, TimeProvider time)
{
    /// <summary>How long an invitation may be used.</summary>
    public static readonly Duration Lifetime = Duration.FromHours(24);

    /// <summary>How long somebody may take at the platform.</summary>
    public static readonly Duration VisitLifetime = Duration.FromMinutes(10);

    /// <summary>Makes an invitation.</summary>
    /// <param name="createdBy">The administrator, or null for the operator at the machine.</param>
    /// <param name="cancellationToken">Gives up; nothing is stored then.</param>
    /// <returns>The secret for the link; it is not stored.</returns>
    public async Task<string> CreateAsync(AccountId? createdBy, CancellationToken cancellationToken)
    {
        var secret = OneTimeSecret.Create();
        var now = time.GetCurrentInstant();
        await database.WriteAsync(
            sql => InstallInvitesStore.AddAsync(sql, secret.Hash, createdBy, now, now + Lifetime),
            WriteUrgency.Acknowledgement,
            cancellationToken);
        return secret.Text;
    }

    /// <summary>Begins a visit to the platform; null when the invitation is unknown, used or expired.</summary>
    public async Task<InstallVisit?> BeginAsync(string inviteSecret, CancellationToken cancellationToken)
    {
        var (state, browser) = (OneTimeSecret.Create(), OneTimeSecret.Create());
        var now = time.GetCurrentInstant();
        var begun = await database.WriteAsync(
            sql => InstallInvitesStore.BeginAsync(
                sql, OneTimeSecret.HashOf(inviteSecret), state.Hash, browser.Hash, now, now + VisitLifetime),
            WriteUrgency.Acknowledgement,
            cancellationToken);
        return begun ? new(state.Text, browser.Text) : null;
    }

    /// <summary>Ends a visit, once; the hash of its invitation, or null when this browser began none with this state.</summary>
    internal Task<string?> EndVisitAsync(InstallVisit visit, CancellationToken cancellationToken) =>
        database.WriteAsync(
            sql => InstallInvitesStore.EndVisitAsync(
                sql, OneTimeSecret.HashOf(visit.State), OneTimeSecret.HashOf(visit.BrowserSecret), time.GetCurrentInstant()),
            WriteUrgency.Acknowledgement,
            cancellationToken);
}

/// <summary>Somebody on their way to the platform and back.</summary>
/// <param name="State">Goes there and comes back in the address.</param>
/// <param name="BrowserSecret">Stays in the browser, in a cookie: whoever only saw the address cannot come back with it.</param>
public sealed record InstallVisit(string State, string BrowserSecret);
