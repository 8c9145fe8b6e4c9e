using CultureBot.Chat;
using CultureBot.Storage;
using CultureBot.Storage.Secrets;
using NodaTime;
using NodaTime.Extensions;

namespace CultureBot.People;

/// <summary>
/// Signs people in to the pages: by one-time links that they ask for in chat, or because their platform vouches for them. Secrets are 32 random bytes; the database
/// holds only their SHA-256, so that neither a dump nor a log opens anything.
/// </summary>
public sealed class SignIn(Database database, TimeProvider time)
{
    /// <summary>How long a link may be used.</summary>
    public static readonly Duration LinkLifetime = Duration.FromMinutes(10);

    /// <summary>How long a session lasts; it is not prolonged.</summary>
    public static readonly Duration SessionLifetime = Duration.FromDays(14);

    /// <summary>Makes a link for somebody; their earlier unused links no longer work.</summary>
    /// <returns>The link's secret, for use in an address.</returns>
    public async Task<string> CreateLinkAsync(AccountId account, CancellationToken cancellationToken)
    {
        var (secret, hash) = OneTimeSecret.Create();
        var now = time.GetCurrentInstant();
        await database.WriteAsync(
            sql => SignInStore.AddLinkAsync(sql, hash, account, now, now + LinkLifetime),
            WriteUrgency.Acknowledgement,
            cancellationToken);
        return secret;
    }

    /// <summary>Uses a link up and begins a session.</summary>
    /// <returns>The session's secret; null when the link is unknown, used or expired, or the account was deactivated.</returns>
    public async Task<string?> RedeemLinkAsync(string linkSecret, CancellationToken cancellationToken)
    {
        var (secret, hash) = OneTimeSecret.Create();
        var now = time.GetCurrentInstant();
        var begun = await database.WriteAsync(
            sql => SignInStore.RedeemAsync(sql, OneTimeSecret.HashOf(linkSecret), hash, now, now + SessionLifetime),
            WriteUrgency.Acknowledgement,
            cancellationToken);
        return begun ? secret : null;
    }

    /// <summary>Begins a session of whoever a platform vouches for.</summary>
    /// <param name="platform">Its name, for example <c>slack</c>.</param>
    /// <param name="identity">Whom it vouches for.</param>
    /// <param name="cancellationToken">Ends it.</param>
    /// <returns>The session's secret; null when they are not known here, or have left.</returns>
    public async Task<string?> BeginAsync(string platform, ChatIdentity identity, CancellationToken cancellationToken)
    {
        var (secret, hash) = OneTimeSecret.Create();
        var now = time.GetCurrentInstant();
        var begun = await database.WriteAsync(
            sql => SignInStore.BeginSessionAsync(sql, platform, identity, hash, now, now + SessionLifetime), WriteUrgency.Acknowledgement, cancellationToken);
        return begun ? secret : null;
    }

    /// <summary>Takes a visit to a platform's sign-in as come back.</summary>
    /// <returns>False when it came back before.</returns>
    public Task<bool> UseStateAsync(string state, Instant expiresAt, CancellationToken cancellationToken) =>
        database.WriteAsync(
            sql => SignInStore.UseStateAsync(sql, OneTimeSecret.HashOf(state), time.GetCurrentInstant(), expiresAt),
            WriteUrgency.Acknowledgement,
            cancellationToken);

    /// <summary>Who is signed in; null when the session is unknown or over, or the account was deactivated since.</summary>
    public Task<Account?> FindSessionAsync(string sessionSecret, CancellationToken cancellationToken) =>
        database.ReadAsync(
            sql => SignInStore.FindSessionAsync(sql, OneTimeSecret.HashOf(sessionSecret), time.GetCurrentInstant()), cancellationToken);

    /// <summary>Ends all sessions of somebody, with every account of theirs, and voids the links that they have not used.</summary>
    public Task SignOutEverywhereAsync(PersonId person, CancellationToken cancellationToken) =>
        database.WriteAsync(
            async sql => await SignInStore.EndSessionsAsync(sql, (await PeopleStore.ListSamePersonAsync(sql, person)).Select(account => account.Id)),
            WriteUrgency.Acknowledgement,
            cancellationToken);

    /// <summary>Ends a session; one that is unknown or over already is no error.</summary>
    public Task SignOutAsync(string sessionSecret, CancellationToken cancellationToken) =>
        database.WriteAsync(
            sql => SignInStore.EndSessionAsync(sql, OneTimeSecret.HashOf(sessionSecret)), WriteUrgency.Acknowledgement, cancellationToken);
}
