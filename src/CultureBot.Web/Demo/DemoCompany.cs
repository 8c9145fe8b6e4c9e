using System.Collections.Immutable;
using System.Globalization;
using CultureBot.Storage;
using NodaTime;

namespace CultureBot.Web.Demo;

/// <summary>
/// Fills an empty database with the demo company: its people, teams, channels and twelve weeks of thank-yous up to now.
/// It marks the database as a demo first, and skips what is already there: after a crash it goes on where it stopped.
/// </summary>
public sealed class DemoCompany(Database database, TimeProvider time, IConfiguration configuration)
{
    /// <summary>The workspace's id on the simulated platform.</summary>
    public const string WorkspaceExternalId = "demo";

    internal const string Name = "Tidewater Services";

    private const int KudosAUnit = 75;

    private static readonly ImmutableArray<string> DefaultValues = ["ownership", "teamwork", "care", "craft", "learning", "candor"];

    /// <summary>Who may do what in the demo, unless roles are configured.</summary>
    internal static IReadOnlyDictionary<string, string?> Roles { get; } = new Dictionary<string, string?>(StringComparer.Ordinal)
    {
        ["Roles:Administrators:0"] = DemoPeople.Administrator.Email,
        ["Roles:Hr:0"] = DemoPeople.Hr.Email,
    };

    internal ImmutableArray<string> Values => configuration.GetSection("Kudos:Values").Get<string[]>() is { Length: > 0 } values
        ? [.. values.Select(v => v.TrimStart('#').ToLowerInvariant())]
        : DefaultValues;

    /// <summary>Takes well under three seconds on an empty database and one query on a filled one.</summary>
    public async Task SeedAsync(CancellationToken cancellationToken)
    {
        var (began, isFinished) = await database.ReadAsync(DemoStore.FindProgressAsync, cancellationToken);
        if (isFinished) return;

        var now = began ?? Instant.FromDateTimeOffset(time.GetUtcNow());
        await database.WriteAsync(sql => DemoStore.BeginAsync(sql, now), WriteUrgency.Background, cancellationToken);
        await database.WriteAsync(sql => DemoStore.AddChatterAsync(sql, DemoChatter.Until(now)), WriteUrgency.Background, cancellationToken);
        foreach (var some in new DemoHistory(now, Values).Write().Chunk(KudosAUnit))
        {
            var posts = some.Where(k => k.Visibility == "Public").Select(k => (k, DemoPosts.Write(k, CultureInfo.GetCultureInfo("en"))));
            var postsOfUnit = posts.ToImmutableArray();
            await database.WriteAsync(sql => DemoStore.AddKudosAsync(sql, some, postsOfUnit), WriteUrgency.Background, cancellationToken);
        }

        await database.WriteAsync(DemoStore.FinishAsync, WriteUrgency.Background, cancellationToken);
    }
}
