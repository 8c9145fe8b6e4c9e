namespace CultureBot.Web.Tests.Sections;

/// <summary>One running company for a class of tests: starting one is slow.</summary>
public sealed class SharedCompany : IAsyncLifetime
{
    internal SettingsCompany Company { get; private set; } = null!;

    public async ValueTask InitializeAsync() => Company = await SettingsCompany.StartAsync();

    public ValueTask DisposeAsync() => Company.DisposeAsync();
}
