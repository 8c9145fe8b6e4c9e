using System.Globalization;
using CultureBot.Chat;
using CultureBot.Storage;
using CultureBot.Workspaces;
using Microsoft.Extensions.Logging;
using NodaTime;
using NodaTime.Extensions;

namespace CultureBot.People;

/// <summary>
/// Reads who is whose manager from the platform's profile field: one member after the other at a steady pace, each at
/// most once a week, since platforms list no such fields.
/// </summary>
public sealed partial class SyncManagers(
    Database database, PeopleOptions options, TimeProvider time, ILogger<SyncManagers> logger)
{
    // About half a minute a chunk at the usual pace.
    private const int AskedAtOnce = 50;
    private const int RefusalsUntilGivenUp = 3;
    private static readonly Duration AskAgainAfter = Duration.FromDays(7);

    /// <summary>Asks for the next members after the cursor (empty at first).</summary>
    /// <returns>The next cursor; null when all is done, or the field is switched off or not to be read.</returns>
    /// <exception cref="ChatPlatformException">The platform could not be reached.</exception>
    public async Task<string?> RunChunkAsync(
        IChatPlatform platform, Workspace workspace, string cursor, CancellationToken cancellationToken)
    {
        if (options.ManagerField.Length == 0) return null;
        var after = cursor.Length == 0 ? default : new AccountId(Guid.Parse(cursor, CultureInfo.InvariantCulture));
        var askedBefore = time.GetCurrentInstant() - AskAgainAfter;
        var due = await database.ReadAsync(
            sql => AccountsStore.ListManagerDueAsync(sql, workspace.Id, after, askedBefore, AskedAtOnce), cancellationToken);
        var answers = new List<(AccountId Account, string? Manager)>(due.Count);
        var refusals = 0;
        try
        {
            foreach (var account in due)
            {
                if (answers.Count > 0) await Task.Delay(options.ManagerPause, time, cancellationToken);
                try
                {
                    answers.Add((account.Id, await platform.FindManagerAsync(
                        workspace.ExternalId, account.ExternalId, options.ManagerField, cancellationToken) ?? ""));
                    refusals = 0;
                }
                catch (ChatPlatformException refusal) when (!refusal.IsTransient)
                {
                    Log.Refused(logger, workspace.Platform, workspace.ExternalId, refusal.Message);
                    if (++refusals == RefusalsUntilGivenUp) return null;
                    answers.Add((account.Id, null));
                }
            }
        }
        finally
        {
            // What was answered before an outage need not be asked again.
            if (answers.Count > 0) await StoreAsync(answers);
        }

        return due.Count < AskedAtOnce ? null : due[^1].Id.Value.ToString();
    }

    private Task StoreAsync(List<(AccountId Account, string? Manager)> answers) =>
        database.WriteAsync(
            async sql =>
            {
                foreach (var (account, manager) in answers)
                {
                    await AccountsStore.SaveManagerAsync(sql, account, manager, time.GetCurrentInstant());
                }
            },
            WriteUrgency.Background,
            CancellationToken.None);

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Warning, "The {Platform} workspace {WorkspaceId} would not tell a manager: {Error}")]
        public static partial void Refused(ILogger logger, string platform, string workspaceId, string error);
    }
}
