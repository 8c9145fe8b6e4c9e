using System.Security.Cryptography;
using CultureBot.Storage.Secrets;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;

namespace CultureBot.Storage.Tests;

public sealed class StorageServicesTests : IDisposable
{
    private readonly string _directory = Directory.CreateTempSubdirectory("culturebot-settings-").FullName;

    public void Dispose() => Directory.Delete(_directory, recursive: true);

    [Fact]
    public async Task A_fresh_start_makes_a_database_and_a_key_for_the_owner_alone()
    {
        var path = Path.Combine(_directory, "data", "culturebot.db");
        byte[] wrapped;
        await using (var services = Services(("Database:ConnectionString", $"Data Source={path}")))
        {
            await services.GetRequiredService<Migrator>().MigrateAsync(TestContext.Current.CancellationToken);
            wrapped = services.GetRequiredService<SecretBox>().WrapText("token", "kept");
        }

        await using var restarted = Services(("Database:ConnectionString", $"Data Source={path}"));
        Assert.Equal("kept", restarted.GetRequiredService<SecretBox>().UnwrapText("token", wrapped));
        if (OperatingSystem.IsWindows()) return;
        const UnixFileMode owner = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        Assert.Equal(owner | UnixFileMode.UserExecute, File.GetUnixFileMode(Path.GetDirectoryName(path)!));
        Assert.Equal(owner, File.GetUnixFileMode(path));
        Assert.Equal(owner, File.GetUnixFileMode(Path.ChangeExtension(path, ".key")));
    }

    [Fact]
    public async Task Two_processes_that_start_at_once_use_one_key()
    {
        var file = Path.Combine(_directory, "culturebot.key");
        var keys = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(
            () => SecretKey.Load(Configuration(), file, NullLogger.Instance), TestContext.Current.CancellationToken)));
        Assert.All(keys, key => Assert.Equal(keys[0], key));
        Assert.Equal([file], Directory.GetFiles(_directory));
    }

    [Fact]
    public void A_configured_key_or_key_file_is_used_instead()
    {
        var key = RandomNumberGenerator.GetBytes(32);
        var file = Path.Combine(_directory, "mounted");
        File.WriteAllText(file, Convert.ToBase64String(key) + "\n");
        Assert.Equal(key, SecretKey.Load(Configuration(("Secrets:Key", Convert.ToBase64String(key))), null, NullLogger.Instance));
        Assert.Equal(key, SecretKey.Load(Configuration(("Secrets:KeyFile", file)), null, NullLogger.Instance));
    }

    [Theory]
    [InlineData("Secrets:Key", "Secrets:Key", "short")]
    [InlineData("Secrets:Key", "Secrets:Key", "c2hvcnQ=")]
    [InlineData("Secrets:KeyFile", "Secrets:KeyFile", "/nowhere/at/all")]
    [InlineData("Secrets:KeyFile", "", "")]
    [InlineData("Secrets:Key", "", "")]
    public void An_unusable_or_missing_key_names_the_setting(string named, string setting, string value)
    {
        var refused = Assert.Throws<StorageConfigurationException>(
            () => SecretKey.Load(Configuration((setting, value)), generatedFile: null, NullLogger.Instance));
        Assert.Contains(named, refused.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Database:Provider", "oracle", "Data Source=x.db")]
    [InlineData("Database:ConnectionString", "sqlite", "Data Source=:memory:")]
    [InlineData("Database:ConnectionString", "sqlite", "Host=localhost;Password=hunter2")]
    [InlineData("Database:ConnectionString", "postgres", "")]
    [InlineData("Database:ConnectionString", "postgres", "Data Source=x.db;Password=hunter2")]
    public async Task A_wrong_setting_is_refused_with_its_name_and_without_its_password(string named, string provider, string connection)
    {
        await using var services = Services(("Database:Provider", provider), ("Database:ConnectionString", connection));
        var refused = Assert.Throws<StorageConfigurationException>(services.GetRequiredService<Database>);
        Assert.Contains(named, refused.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("hunter2", refused.ToString(), StringComparison.Ordinal);
    }

    private static ServiceProvider Services(params (string Key, string Value)[] settings) =>
        new ServiceCollection().AddLogging().AddStorage(Configuration(settings)).BuildServiceProvider();

    private static IConfiguration Configuration(params (string Key, string Value)[] settings) =>
        new ConfigurationBuilder()
            .AddInMemoryCollection(settings.Select(setting => KeyValuePair.Create(setting.Key, (string?)setting.Value)))
            .Build();
}
