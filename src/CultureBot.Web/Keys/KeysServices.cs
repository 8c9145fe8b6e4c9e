using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.AspNetCore.DataProtection.Repositories;
using Microsoft.Extensions.Options;

namespace CultureBot.Web.Keys;

internal static class KeysServices
{
    public static void AddDatabaseKeys(this IServiceCollection services)
    {
        // A fixed name, so that keys outlive a move of the program to another folder.
        services.AddDataProtection().SetApplicationName("CultureBot");
        services.AddSingleton<IXmlRepository, DatabaseKeys>();
        services.AddSingleton(DataProtectionKeysStore.Wrapped);
        services.AddSingleton<IConfigureOptions<KeyManagementOptions>>(s =>
            new ConfigureOptions<KeyManagementOptions>(o => o.XmlRepository = s.GetRequiredService<IXmlRepository>()));
    }
}
