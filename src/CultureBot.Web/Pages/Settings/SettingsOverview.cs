using System.Globalization;
using CultureBot.Celebrations;
using CultureBot.Kudos;
using CultureBot.Privacy.Retention;
using CultureBot.Pulse;

namespace CultureBot.Web.Pages.Settings;

/// <summary>What is set now, of every section.</summary>
public sealed record SettingsOverview
{
    public required CompanyValueList Values { get; init; }

    public required IReadOnlyList<WorkspaceSettings> Workspaces { get; init; }

    public required IReadOnlyList<WorkspaceCelebrations> Celebrations { get; init; }

    public required LeastPromise Promise { get; init; }

    public required RetentionTimes Kept { get; init; }
}

/// <summary>Reads what is set.</summary>
internal sealed class ReadSettingsOverview(CompanyValues values, ReadSettings workspaces, ReadCelebrations celebrations, ReadLeastPromise promise, ReadRetention retention)
{
    public async Task<SettingsOverview> HandleAsync(CultureInfo culture, CancellationToken cancellationToken) => new()
    {
        Values = await values.ReadAsync(cancellationToken),
        Workspaces = await workspaces.ListAsync(cancellationToken),
        Celebrations = await celebrations.HandleAsync(cancellationToken),
        Promise = await promise.HandleAsync(culture, cancellationToken),
        Kept = await retention.HandleAsync(cancellationToken),
    };
}
