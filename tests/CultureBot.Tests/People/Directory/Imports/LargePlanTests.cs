using System.Globalization;
using CultureBot.People.Directory.Imports;
using CultureBot.Testing.Databases;

namespace CultureBot.Tests.People.Directory.Imports;

/// <summary>Alone: memory is counted of the whole process, and other tests would be in it.</summary>
[Collection(Name)]
[CollectionDefinition(Name, DisableParallelization = true)]
public sealed class LargePlanTests
{
    private const string Name = "Large plan";

    [Fact]
    public async Task A_hundred_thousand_rows_are_looked_at_in_modest_memory()
    {
        await using var test = await ImportsTest.CreateAsync(DatabaseKind.Sqlite);
        var file = System.Text.Encoding.UTF8.GetBytes("email,name,team,manager_email\n" + string.Concat(Enumerable.Range(0, 100_000).Select(i => string.Create(
            CultureInfo.InvariantCulture, $"p{i}@example.com,Person {i},Team {i % 300},{(i == 0 ? "" : $"p{i / 10}@example.com")}\n"))).Replace(",p0@example.com\np1@", ",\np1@", StringComparison.Ordinal));
        var (changes, most) = (0, 0L);
        var before = GC.GetTotalMemory(forceFullCollection: true);

        var plan = await new PlanImport(test.Directory.Database).HandleAsync(
            new(file, IsDryRun: true),
            _ =>
            {
                if (++changes % 50_000 == 0) most = Math.Max(most, GC.GetTotalMemory(forceFullCollection: true));
            },
            DirectoryTest.Cancellation);

        Assert.Equal((100_000, 0), (Assert.IsType<ImportPlan>(plan).Counts.Added, Assert.IsType<ImportPlan>(plan).Counts.Unchanged));
        Assert.InRange(changes, 390_000, 400_000);
        Assert.InRange(most - before, 1, 100 * 1024 * 1024);
    }
}
