using System.Net;

namespace CultureBot.Web.Start;

/// <summary>The addresses that Kestrel will listen on, as configured.</summary>
internal static class ListenAddresses
{
    public const string Default = "http://localhost:5080";

    /// <summary>Every configured address; empty when there is none and <see cref="Default"/> applies.</summary>
    public static IReadOnlyList<string> Of(IConfiguration configuration)
    {
        var endpoints = configuration.GetSection("Kestrel:Endpoints").GetChildren().Select(e => e["Url"]).OfType<string>();
        var urls = Split(configuration["urls"]);
        var ports = Split(configuration["http_ports"]).Select(port => "http://*:" + port)
            .Concat(Split(configuration["https_ports"]).Select(port => "https://*:" + port));
        return [.. endpoints, .. urls, .. ports];
    }

    /// <summary>True when nobody but this machine can reach the address; Kestrel's wildcards (*, +, a name) are open.</summary>
    public static bool IsLoopback(string address)
    {
        var host = BindingAddress.Parse(address).Host.Trim('[', ']');
        return string.Equals(host, "localhost", StringComparison.OrdinalIgnoreCase)
            || (IPAddress.TryParse(host, out var ip) && IPAddress.IsLoopback(ip));
    }

    private static string[] Split(string? list) =>
        (list ?? "").Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
}
