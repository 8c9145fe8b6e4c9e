// Writes names without end and prints each one once it is acknowledged, until the test that started it kills it.
using CultureBot.Storage;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

var configuration = new ConfigurationBuilder()
    .AddInMemoryCollection([new("Database:Provider", args[0]), new("Database:ConnectionString", args[1])])
    .Build();
await using var services = new ServiceCollection().AddLogging().AddStorage(configuration).BuildServiceProvider();
var database = services.GetRequiredService<Database>();

await Task.WhenAll(Enumerable.Range(0, 16).Select(async writer =>
{
    for (var number = 0; ; number++)
    {
        var name = $"{writer}/{number}";
        await database.WriteAsync(
            sql => sql.ExecuteAsync("INSERT INTO installation (name, value) VALUES (@name, '')", new { name }),
            WriteUrgency.Acknowledgement,
            CancellationToken.None);
        Console.WriteLine(name);
    }
}));
