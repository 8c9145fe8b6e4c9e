using CultureBot.Testing.Databases;

namespace CultureBot.Web.Tests.Scim;

/// <summary>Ana, a clerk, as an identity provider keeps her.</summary>
public sealed class OneScimUser : IAsyncLifetime
{
    internal ScimCompany Company { get; private set; } = null!;

    internal string Id { get; private set; } = "";

    public async ValueTask InitializeAsync()
    {
        Company = await ScimCompany.StartAsync(DatabaseKind.Sqlite);
        Id = await Company.AddAsync("Ana", "\"title\":\"Clerk\"");
    }

    public ValueTask DisposeAsync() => Company.DisposeAsync();
}
