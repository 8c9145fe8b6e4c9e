using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;

namespace CultureBot.Chat.Teams;

/// <summary>The configuration section <c>Teams</c>.</summary>
public sealed class TeamsOptions
{
    public const string Section = "Teams";

    /// <summary>The application (client) id of the bot: the audience of what Microsoft sends, and half of what we sign in with.</summary>
    public string AppId { get; set; } = "";

    /// <summary>The client secret of the same app registration.</summary>
    public string AppPassword { get; set; } = "";

    /// <summary>The one tenant that this bot serves; activities of others are refused. However it was written, it is as tokens and activities have it.</summary>
    public string TenantId
    {
        get;
        set => field = Guid.TryParse(value, out var id) ? id.ToString("D") : value;
    } = "";

    /// <summary>What the tenant is called in pages and messages.</summary>
    public string Name { get; set; } = "Microsoft Teams";

    /// <summary>Which of Microsoft's clouds the tenant lives in.</summary>
    public TeamsCloud Cloud { get; set; }

    /// <summary>Where the keys of the Bot Framework are published; null: the cloud's own.</summary>
    public Uri? OpenIdMetadata { get; set; }

    /// <summary>Where our own tokens come from; null: the cloud's own.</summary>
    public Uri? LoginUrl { get; set; }

    /// <summary>
    /// Tenants whose Entra tokens are accepted beside those of the Bot Framework, which is how the Bot Framework Emulator
    /// signs in. Empty: none.
    /// </summary>
    public IList<string> EntraTenants { get; } = [];

    /// <summary>
    /// Takes requests of this machine without a token and sends none, for the Agents Playground; refused outside Development.
    /// </summary>
    public bool AllowUnauthenticated { get; set; }

    /// <summary>How many messages a second the tenant gets from us in all; sources say 30 and 50.</summary>
    public int SendsPerSecond { get; set; } = 30;

    /// <summary>How long one call to the Connector may take.</summary>
    public TimeSpan CallTimeout { get; set; } = TimeSpan.FromSeconds(10);

    /// <summary>True when somebody wants Teams: then everything it needs is checked at start.</summary>
    public bool IsConfigured => AppId.Length > 0 || AppPassword.Length > 0;
}

/// <summary>Microsoft's clouds, each with addresses of its own.</summary>
public enum TeamsCloud
{
    Public,
    UsGov,
}

internal sealed class TeamsOptionsValidation(IHostEnvironment environment) : IValidateOptions<TeamsOptions>
{
    private const int MostSendsPerSecond = 50;

    public ValidateOptionsResult Validate(string? name, TeamsOptions options)
    {
        if (!options.IsConfigured && !options.AllowUnauthenticated) return ValidateOptionsResult.Success;
        var problems = Problems(options).ToList();
        return problems.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(problems);
    }

    private IEnumerable<string> Problems(TeamsOptions options)
    {
        if (!Guid.TryParse(options.AppId, out _))
            yield return "Teams:AppId must be the Application (client) ID of the bot's app registration, for example 00000000-0000-0000-0000-000000000000.";
        if (!Guid.TryParse(options.TenantId, out _))
            yield return "Teams:TenantId must be the Directory (tenant) ID that the bot belongs to: copy it from the app registration's overview.";
        if (options.AppPassword.Length == 0 && !options.AllowUnauthenticated)
            yield return "Teams:AppPassword is missing: make a client secret under Certificates & secrets, and copy its value.";
        if (options.AppPassword.Any(char.IsWhiteSpace))
            yield return "Teams:AppPassword must not contain spaces or line breaks.";
        if (options.AllowUnauthenticated && !environment.IsDevelopment())
            yield return "Teams:AllowUnauthenticated is for trying the bot on one's own machine: set ASPNETCORE_ENVIRONMENT=Development, or leave it out.";
        if (options.AllowUnauthenticated && options.AppPassword.Length > 0)
            yield return "Teams:AllowUnauthenticated and Teams:AppPassword exclude each other: without tokens nobody may speak for a real tenant.";
        if (options.OpenIdMetadata is { } metadata && !IsSafe(metadata))
            yield return "Teams:OpenIdMetadata must be an absolute https address (http only for this machine); leave it out for Teams:Cloud's own.";
        if (options.LoginUrl is { } login && !IsSafe(login))
            yield return "Teams:LoginUrl must be an absolute https address (http only for this machine); leave it out for Teams:Cloud's own.";
        if (options.EntraTenants.Any(tenant => !Guid.TryParse(tenant, out _)))
            yield return "Teams:EntraTenants must list tenant ids, for example 00000000-0000-0000-0000-000000000000.";
        if (options.SendsPerSecond is < 1 or > MostSendsPerSecond)
            yield return "Teams:SendsPerSecond must be between 1 and 50, which is the most that Microsoft's pages speak of.";
        if (options.CallTimeout <= TimeSpan.Zero || options.CallTimeout > TimeSpan.FromMinutes(1))
            yield return "Teams:CallTimeout must be between 0 and 1 minute, for example 00:00:10.";
    }

    // What comes from there is believed, and what goes there is a secret.
    private static bool IsSafe(Uri address) =>
        address.IsAbsoluteUri && (address.Scheme == Uri.UriSchemeHttps || (address.Scheme == Uri.UriSchemeHttp && address.IsLoopback));
}
