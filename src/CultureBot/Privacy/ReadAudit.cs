using System.Collections.Immutable;
using CultureBot.Storage;

namespace CultureBot.Privacy;

/// <summary>A page of the audit.</summary>
/// <param name="Entries">The newest first.</param>
/// <param name="Actions">Every kind that there is.</param>
/// <param name="Next">Behind which entry the next page begins; null on the last.</param>
public sealed record AuditPage(ImmutableArray<AuditRow> Entries, ImmutableArray<string> Actions, Guid? Next);

/// <summary>Reads who did what with surveys, settings and people.</summary>
public sealed class ReadAudit(Database database)
{
    private const int OnAPage = 50;

    /// <param name="action">Of one kind; empty for all.</param>
    /// <param name="before">Behind this one; null from the newest on.</param>
    /// <param name="cancellationToken">Ends the request.</param>
    public Task<AuditPage> HandleAsync(string action, Guid? before, CancellationToken cancellationToken) => database.ReadAsync(
        async sql =>
        {
            var rows = await AuditStore.PageAsync(sql, action, before, OnAPage + 1);
            ImmutableArray<AuditRow> shown = [.. rows.Take(OnAPage)];
            return new AuditPage(shown, [.. await AuditStore.ListActionsAsync(sql)], rows.Count > OnAPage ? shown[^1].Id : null);
        },
        cancellationToken);
}
