using System.Collections.Immutable;
using System.Globalization;
using CultureBot.Privacy.Retention;
using CultureBot.Pulse;
using CultureBot.Schedules.WorkingTime;

namespace CultureBot.Web.Start;

/// <summary>What is wrong with the configuration, a line a problem, each naming its key and what to write there.</summary>
internal static class SettingsCheck
{
    private const int ShortestApiKey = 20;

    public static ImmutableArray<string> Problems(IConfiguration configuration) =>
        [.. PublicUrl(configuration), .. SignIns(configuration), .. Installs(configuration), .. ApiKey(configuration), .. ScimToken(configuration), .. Roles(configuration), .. Surveys(configuration), .. WorkingTime(configuration), .. RetentionOptions.Problems(configuration), .. Demo(configuration)];

    public static IEnumerable<string> PublicUrl(IConfiguration configuration)
    {
        var url = configuration["Web:PublicUrl"];
        if (string.IsNullOrEmpty(url)) yield break;
        if (!Uri.TryCreate(url, UriKind.Absolute, out var parsed) || parsed.Scheme is not ("http" or "https"))
            yield return "Web:PublicUrl must be an absolute http or https address, for example https://culturebot.example.com.";
        else if (parsed.PathAndQuery != "/")
            yield return "Web:PublicUrl must have no path: CultureBot's pages begin at the root of their host.";
    }

    private static IEnumerable<string> SignIns(IConfiguration configuration)
    {
        foreach (var key in (string[])["Web:SignInsPerMinute", "Web:SignInsPerMinuteByAddress"])
        {
            if (configuration[key] is { Length: > 0 } value && !(int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number > 0))
                yield return $"{key} must be a whole number of at least 1.";
        }
    }

    // Slack sends administrators back to an address that it knows beforehand, by https unless it is this machine's own.
    private static IEnumerable<string> Installs(IConfiguration configuration)
    {
        if (configuration["Slack:ClientId"] is not { Length: > 0 }) yield break;
        var url = configuration["Web:PublicUrl"];
        if (string.IsNullOrEmpty(url))
            yield return "Web:PublicUrl is missing: with Slack:ClientId Slack sends people back to it, for example https://culturebot.example.com.";
        else if (Uri.TryCreate(url, UriKind.Absolute, out var parsed) && parsed is { Scheme: "http", IsLoopback: false })
            yield return "Web:PublicUrl must be an https address while Slack:ClientId is set: Slack sends people back to no other.";
    }

    private static IEnumerable<string> ApiKey(IConfiguration configuration)
    {
        if (configuration["Api:Key"] is { Length: > 0 and < ShortestApiKey })
            yield return $"Api:Key must have at least {ShortestApiKey} characters; leave it out to close the operator's API.";
    }

    // Whoever keeps people has no business with the rest of the API.
    private static IEnumerable<string> ScimToken(IConfiguration configuration)
    {
        if (configuration["Scim:Token"] is not { Length: > 0 } token) yield break;
        if (token.Length < ShortestApiKey)
            yield return $"Scim:Token must have at least {ShortestApiKey} characters; leave it out where no identity provider sends people.";
        else if (token == configuration["Api:Key"])
            yield return "Scim:Token must be another one than Api:Key.";
    }

    private static IEnumerable<string> Roles(IConfiguration configuration)
    {
        foreach (var role in (string[])["Administrators", "Hr", "Auditors"])
        {
            foreach (var entry in Emails(configuration.GetSection("Roles:" + role)))
            {
                if (!entry.Contains('@', StringComparison.Ordinal) || entry.Any(char.IsWhiteSpace))
                    yield return $"Roles:{role} must list e-mail addresses; '{entry}' is none.";
            }
        }
    }

    private static ImmutableArray<string> WorkingTime(IConfiguration configuration)
    {
        try
        {
            WorkingTimeOptions.Read(configuration);
            return [];
        }
        catch (InvalidOperationException wrong)
        {
            return [wrong.Message];
        }
    }

    private static IEnumerable<string> Emails(IConfigurationSection section) =>
        section.GetChildren().Select(child => child.Value ?? "")
            .Concat((section.Value ?? "").Split([',', ';'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries));

    // What people are promised can be raised, never lowered.
    private static IEnumerable<string> Surveys(IConfiguration configuration)
    {
        if (configuration["Surveys:RequireApproval"] is { Length: > 0 } required && !bool.TryParse(required, out _))
            yield return "Surveys:RequireApproval must be true or false; leave it out to have it wherever anybody is auditor.";
        foreach (var (name, least) in ((string, int)[])[("LeastForFives", Promise.LeastForFives), ("LeastForBands", Promise.LeastForBands)])
        {
            if (configuration["Surveys:" + name] is { Length: > 0 } value && !(int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= least))
                yield return $"Surveys:{name} must be a number of at least {least}: it can be raised, never lowered.";
        }
    }

    private static IEnumerable<string> Demo(IConfiguration configuration)
    {
        if (configuration["Demo:Enabled"] is { Length: > 0 } enabled && !bool.TryParse(enabled, out _))
        {
            yield return "Demo:Enabled must be true or false.";
            yield break;
        }

        if (!WebOptions.Demo(configuration)) yield break;
        if (WebOptions.HasPlatform(configuration))
            yield return "Demo:Enabled must not be true while a platform is configured: remove it, or the Slack and Teams keys.";
        foreach (var address in ListenAddresses.Of(configuration).Where(a => !ListenAddresses.IsLoopback(a)))
        {
            yield return $"Urls must name loopback addresses only while the demo is on, and '{address}' is none: "
                + "use http://localhost:5080, or connect a platform (see README.md).";
        }
    }
}
