using System.Collections.Immutable;
using CultureBot.Delivery;
using CultureBot.People;
using CultureBot.Storage;
using NodaTime;

namespace CultureBot.Home;

/// <summary>Whoever changes their settings sees it on their home page at once.</summary>
internal sealed class RefreshHome : IFollowPreferences
{
    public Task FollowAsync(SqlSession sql, ImmutableArray<Account> accounts, Preferences chosen, Instant now) =>
        OutboxStore.SubjectsChangedAsync(sql, [.. accounts.Select(account => PersonalNews.Subject(account.Id))], Duration.Zero, now);
}
