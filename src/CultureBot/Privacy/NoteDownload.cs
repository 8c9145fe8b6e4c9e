using CultureBot.People;
using CultureBot.Storage;
using NodaTime.Extensions;

namespace CultureBot.Privacy;

/// <summary>Notes in the audit that somebody takes a file home (methodology §7), before the first byte of it goes out.</summary>
public sealed class NoteDownload(Database database, TimeProvider clock)
{
    /// <summary>Everything that leads to whoever asks.</summary>
    public const string Own = "data.downloaded";

    /// <summary>What they may read of a year's kudos.</summary>
    public const string Kudos = "kudos.downloaded";

    public const string Actions = "actions.downloaded";

    /// <summary>What is published of a survey's window.</summary>
    public const string Ledger = "ledger.downloaded";

    /// <param name="by">Who.</param>
    /// <param name="action">What, as one of the names above.</param>
    /// <param name="subject">Of what.</param>
    /// <param name="details">In a few words; may be empty.</param>
    /// <param name="cancellationToken">Ends it with the request, and then nothing is sent.</param>
    public Task HandleAsync(AccountId by, string action, string subject, string details, CancellationToken cancellationToken) => database.WriteAsync(
        sql => AuditStore.AddAsync(sql, new() { At = clock.GetCurrentInstant(), AccountId = by, Action = action, Subject = subject, Details = details }),
        WriteUrgency.Acknowledgement,
        cancellationToken);
}
