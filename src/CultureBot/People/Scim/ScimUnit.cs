using CultureBot.Storage;
using NodaTime;
using NodaTime.Extensions;

namespace CultureBot.People.Scim;

/// <summary>One change by the identity provider: a unit of work of its own, in which nobody else changes the directory.</summary>
internal static class ScimUnit
{
    public static Task<T> WriteAsync<T>(Database database, TimeProvider time, Func<SqlSession, Instant, Task<T>> unit, CancellationToken cancellationToken) =>
        database.WriteAsync(
            async sql =>
            {
                await Directory.DirectoryStore.LockAsync(sql);
                return await unit(sql, time.GetCurrentInstant());
            },
            WriteUrgency.Background,
            cancellationToken);
}
