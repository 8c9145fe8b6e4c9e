using CultureBot.People;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;

namespace CultureBot.Web.Start;

/// <summary>Where the links that chat shows lead to.</summary>
internal static class ReachedAt
{
    /// <summary>Web:PublicUrl, or else the address the server listens on: right for whoever tries it on their own machine.</summary>
    public static PublicAddress Find(IServiceProvider services) =>
        new(() => services.GetRequiredService<WebOptions>().PublicUrl ?? Listening(services.GetRequiredService<IServer>()));

    public static Uri Listening(IServer server)
    {
        var address = server.Features.Get<IServerAddressesFeature>()?.Addresses.FirstOrDefault() ?? ListenAddresses.Default;
        var binding = BindingAddress.Parse(address);
        var host = binding.Host is "*" or "+" or "0.0.0.0" or "[::]" ? "localhost" : binding.Host;
        return new UriBuilder(binding.Scheme, host, binding.Port).Uri;
    }
}
