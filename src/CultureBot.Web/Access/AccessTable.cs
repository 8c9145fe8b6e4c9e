using System.Collections.Immutable;
using CultureBot.People;

namespace CultureBot.Web.Access;

/// <summary>
/// Who may reach what: every route of the application, in one table. An endpoint without a row keeps the application
/// from starting, so that a new page is open to nobody by accident.
/// </summary>
internal static class AccessTable
{
    public static ImmutableArray<AccessRow> Rows { get; } =
    [
        // Pages
        new("GET", "/", Who.Anyone),
        new("GET", "/sign-in", Who.Anyone),
        new("GET", "/sign-in/{secret}", Who.Anyone),
        new("POST", "/sign-in/{secret}", Who.Anyone),
        // The cookie and the state say whose visit it is.
        new("GET", "/sign-in/with/{platform}", Who.Anyone),
        new("GET", "/sign-in/from/{platform}", Who.Anyone),
        new("POST", "/sign-out", Who.SignedIn),
        new("POST", "/sign-out/everywhere", Who.SignedIn),
        // The secret says who may; becoming it needs a session as well.
        new("GET", "/first-administrator/{secret}", Who.Anyone),
        new("POST", "/first-administrator/{secret}", Who.SignedIn),
        new("GET", "/roles", Who.InRole, Role.Administrator),
        new("POST", "/roles/give", Who.InRole, Role.Administrator),
        new("POST", "/roles/take", Who.InRole, Role.Administrator),
        // Auditors read what is set, and change nothing.
        new("GET", "/settings", Who.InRole, Role.Administrator | Role.Hr | Role.Auditor),
        new("GET", "/settings/digests", Who.InRole, Role.Administrator | Role.Hr | Role.Auditor),
        new("GET", "/settings/languages", Who.InRole, Role.Administrator | Role.Hr | Role.Auditor),
        new("GET", "/settings/values", Who.InRole, Role.Administrator | Role.Hr | Role.Auditor),
        new("POST", "/settings/values/add", Who.InRole, Role.Administrator | Role.Hr),
        new("POST", "/settings/values/change", Who.InRole, Role.Administrator | Role.Hr),
        new("POST", "/settings/values/raise", Who.InRole, Role.Administrator | Role.Hr),
        new("POST", "/settings/values/retire", Who.InRole, Role.Administrator | Role.Hr),
        new("POST", "/settings/values/restore", Who.InRole, Role.Administrator | Role.Hr),
        new("GET", "/settings/privacy", Who.InRole, Role.Administrator | Role.Hr | Role.Auditor),
        new("POST", "/settings/privacy", Who.InRole, Role.Administrator | Role.Hr),
        new("GET", "/settings/retention", Who.InRole, Role.Administrator | Role.Hr | Role.Auditor),
        new("POST", "/settings/retention", Who.InRole, Role.Administrator | Role.Hr),
        new("GET", "/settings/celebrations", Who.InRole, Role.Administrator | Role.Hr | Role.Auditor),
        new("POST", "/settings/celebrations/{workspace:guid}", Who.InRole, Role.Administrator | Role.Hr),
        new("GET", "/settings/connections", Who.InRole, Role.Administrator | Role.Hr | Role.Auditor),
        new("POST", "/settings/connections/{workspace:guid}/check", Who.InRole, Role.Administrator | Role.Hr),
        new("POST", "/settings/{workspace:guid}/language", Who.InRole, Role.Administrator | Role.Hr),
        new("POST", "/settings/{workspace:guid}/kudos-channel", Who.InRole, Role.Administrator | Role.Hr),
        new("POST", "/settings/{workspace:guid}/{digest}", Who.InRole, Role.Administrator | Role.Hr),
        new("POST", "/settings/{workspace:guid}/{digest}/pause", Who.InRole, Role.Administrator | Role.Hr),
        new("POST", "/settings/{workspace:guid}/{digest}/resume", Who.InRole, Role.Administrator | Role.Hr),
        new("POST", "/settings/slack-install-link", Who.InRole, Role.Administrator),
        new("GET", "/people", Who.InRole, Role.Administrator | Role.Hr),
        // Who reports to whom is no secret in a company.
        new("GET", "/people/chart", Who.SignedIn),
        new("GET", "/people/{person:guid}", Who.InRole, Role.Administrator | Role.Hr),
        new("POST", "/people/{person:guid}/leave", Who.InRole, Role.Administrator | Role.Hr),
        new("POST", "/people/{person:guid}/leave/end", Who.InRole, Role.Administrator | Role.Hr),
        new("GET", "/people/import", Who.InRole, Role.Administrator | Role.Hr),
        new("POST", "/people/import", Who.InRole, Role.Administrator | Role.Hr),
        // A waiting file is there for whoever sent it alone.
        new("GET", "/people/import/{file:guid}", Who.InRole, Role.Administrator | Role.Hr),
        new("GET", "/people/import/{file:guid}/changes.csv", Who.InRole, Role.Administrator | Role.Hr),
        new("POST", "/people/import/{file:guid}", Who.InRole, Role.Administrator | Role.Hr),
        new("POST", "/people/import/{file:guid}/forget", Who.InRole, Role.Administrator | Role.Hr),
        new("GET", "/people/import/undo/{import:guid}", Who.InRole, Role.Administrator | Role.Hr),
        new("POST", "/people/import/undo/{import:guid}", Who.InRole, Role.Administrator | Role.Hr),
        new("GET", "/people/accounts", Who.InRole, Role.Administrator),
        new("POST", "/people/accounts/same", Who.InRole, Role.Administrator),
        new("POST", "/people/accounts/different", Who.InRole, Role.Administrator),
        new("POST", "/people/accounts/split", Who.InRole, Role.Administrator),
        // The endpoint shows nothing before the results' hour, to nobody.
        new("GET", "/pulse/{window:guid}", Who.SignedIn),
        new("GET", "/pulse/{window:guid}/ledger.csv", Who.SignedIn),
        new("GET", "/pulse/attack", Who.InRole, Role.Hr | Role.Auditor),
        new("POST", "/pulse/attack", Who.InRole, Role.Hr | Role.Auditor),
        new("GET", "/surveys", Who.InRole, Role.Hr | Role.Auditor),
        new("GET", "/surveys/calendar", Who.InRole, Role.Hr | Role.Auditor),
        new("GET", "/surveys/calendar.csv", Who.InRole, Role.Hr | Role.Auditor),
        new("GET", "/surveys/calendar-days.csv", Who.InRole, Role.Hr | Role.Auditor),
        // Only what is out, for everybody alike.
        new("GET", "/surveys/results", Who.SignedIn),
        new("GET", "/surveys/new", Who.InRole, Role.Hr),
        new("POST", "/surveys/new", Who.InRole, Role.Hr),
        // A draft is whose it is: the endpoints find no other.
        new("GET", "/surveys/drafts/{draft:guid}/{step}", Who.InRole, Role.Hr),
        new("POST", "/surveys/drafts/{draft:guid}/{step}", Who.InRole, Role.Hr),
        new("POST", "/surveys/drafts/{draft:guid}/schedule", Who.InRole, Role.Hr),
        new("POST", "/surveys/drafts/{draft:guid}/drop", Who.InRole, Role.Hr),
        new("GET", "/surveys/{survey:guid}", Who.InRole, Role.Hr | Role.Auditor),
        new("GET", "/surveys/{survey:guid}/edit", Who.InRole, Role.Hr),
        new("POST", "/surveys/{survey:guid}/pause", Who.InRole, Role.Hr),
        new("POST", "/surveys/{survey:guid}/resume", Who.InRole, Role.Hr),
        new("POST", "/surveys/{survey:guid}/end", Who.InRole, Role.Hr),
        new("POST", "/surveys/{survey:guid}/launch", Who.InRole, Role.Hr),
        new("POST", "/surveys/{survey:guid}/approve", Who.InRole, Role.Auditor),
        new("POST", "/surveys/{survey:guid}/decline", Who.InRole, Role.Auditor),
        // What is published, which is the same for everybody.
        new("GET", "/organization", Who.SignedIn),
        new("GET", "/organization/{picture}.csv", Who.SignedIn),
        new("GET", "/team", Who.SignedIn),
        new("GET", "/team/trend.csv", Who.SignedIn),
        new("GET", "/services", Who.SignedIn),
        new("GET", "/services/teams", Who.SignedIn),
        new("GET", "/services/edges", Who.SignedIn),
        new("GET", "/services/{picture}.csv", Who.SignedIn),
        new("GET", "/services/map", Who.SignedIn),
        new("GET", "/services/map.csv", Who.SignedIn),
        // Everybody sees their own.
        new("GET", "/services/responses", Who.SignedIn),
        new("GET", "/services/barriers", Who.SignedIn),
        new("GET", "/me/settings", Who.SignedIn),
        new("POST", "/me/settings", Who.SignedIn),
        new("POST", "/me/settings/celebrations", Who.SignedIn),
        new("GET", "/me/data", Who.SignedIn),
        new("GET", "/me/data.json", Who.SignedIn),
        new("GET", "/data-sheet", Who.SignedIn),
        new("GET", "/people/erase", Who.InRole, Role.Administrator),
        new("POST", "/people/erase", Who.InRole, Role.Administrator),
        new("GET", "/audit", Who.InRole, Role.Administrator | Role.Hr | Role.Auditor),
        new("GET", "/jobs", Who.InRole, Role.Administrator),
        new("GET", "/jobs/{name}", Who.InRole, Role.Administrator),
        new("POST", "/jobs/{name}/run", Who.InRole, Role.Administrator),
        new("POST", "/jobs/{name}/retry", Who.InRole, Role.Administrator),
        new("POST", "/jobs/{name}/pause", Who.InRole, Role.Administrator),
        new("POST", "/jobs/{name}/resume", Who.InRole, Role.Administrator),
        new("GET", "/jobs/deliveries", Who.InRole, Role.Administrator),
        new("POST", "/jobs/deliveries/resend", Who.InRole, Role.Administrator),
        new("GET", "/hooks", Who.InRole, Role.Administrator),
        new("POST", "/hooks", Who.InRole, Role.Administrator),
        new("POST", "/hooks/{hook:guid}/events", Who.InRole, Role.Administrator),
        new("POST", "/hooks/{hook:guid}/secret", Who.InRole, Role.Administrator),
        new("POST", "/hooks/{hook:guid}/pause", Who.InRole, Role.Administrator),
        new("POST", "/hooks/{hook:guid}/resume", Who.InRole, Role.Administrator),
        new("POST", "/hooks/{hook:guid}/delete", Who.InRole, Role.Administrator),
        new("POST", "/hooks/{hook:guid}/test", Who.InRole, Role.Administrator),
        new("POST", "/hooks/{hook:guid}/resend", Who.InRole, Role.Administrator),
        new("POST", "/hooks/deliveries/{delivery:guid}/resend", Who.InRole, Role.Administrator),
        // What everybody may see, and of private ones what is theirs.
        new("GET", "/recognition/kudos.csv", Who.SignedIn),
        new("GET", "/recognition", Who.SignedIn),
        new("GET", "/recognition/{picture}.csv", Who.SignedIn),
        new("GET", "/recognition/not-noticed", Who.InRole, Role.Administrator | Role.Auditor),
        new("POST", "/recognition/not-noticed", Who.InRole, Role.Administrator | Role.Auditor),
        new("GET", "/actions.csv", Who.SignedIn),
        new("*", "/error", Who.Anyone),
        new("*", "/{*path}", Who.Anyone),

        // Platforms
        new("POST", "/slack/events", Who.SlackSignature),
        new("POST", "/api/messages", Who.TeamsToken),

        // The invitation, and then the state and the cookie, say who may.
        new("GET", "/slack/install", Who.Anyone),
        new("GET", "/slack/oauth_redirect", Who.Anyone),

        // The demo
        new("*", "/simulator/**", Who.LoopbackDemo),

        // The operator's API
        new("GET", "/api/v1/jobs", Who.ApiKey),
        new("POST", "/api/v1/jobs/{name}/run", Who.ApiKey),
        new("GET", "/api/v1/outbox", Who.ApiKey),
        new("GET", "/api/v1/kudos", Who.ApiKey),
        new("POST", "/api/v1/surveys", Who.ApiKey),
        new("POST", "/api/v1/surveys/{id:guid}/windows", Who.ApiKey),
        new("GET", "/api/v1/actions", Who.ApiKey),
        new("GET", "/api/v1/feedback/edges", Who.ApiKey),
        new("POST", "/api/v1/feedback/served", Who.ApiKey),
        new("GET", "/api/v1/promises", Who.ApiKey),
        new("POST", "/api/v1/people/import", Who.ApiKey),
        new("POST", "/api/v1/windows/{id:guid}/close", Who.ApiKey),
        new("GET", "/api/v1/windows/{id:guid}", Who.ApiKey),
        new("GET", "/api/v1/windows/{id:guid}/results", Who.ApiKey),
        new("GET", "/openapi/{documentName}.json", Who.Anyone),

        // The identity provider's: people and groups as it keeps them
        new("GET", "/scim/v2/Users", Who.ScimToken),
        new("POST", "/scim/v2/Users", Who.ScimToken),
        new("GET", "/scim/v2/Users/{id}", Who.ScimToken),
        new("PUT", "/scim/v2/Users/{id}", Who.ScimToken),
        new("PATCH", "/scim/v2/Users/{id}", Who.ScimToken),
        new("DELETE", "/scim/v2/Users/{id}", Who.ScimToken),
        new("GET", "/scim/v2/Groups", Who.ScimToken),
        new("POST", "/scim/v2/Groups", Who.ScimToken),
        new("GET", "/scim/v2/Groups/{id}", Who.ScimToken),
        new("PUT", "/scim/v2/Groups/{id}", Who.ScimToken),
        new("PATCH", "/scim/v2/Groups/{id}", Who.ScimToken),
        new("DELETE", "/scim/v2/Groups/{id}", Who.ScimToken),
        new("GET", "/scim/v2/ServiceProviderConfig", Who.ScimToken),
        new("GET", "/scim/v2/ResourceTypes", Who.ScimToken),
        new("GET", "/scim/v2/ResourceTypes/{name}", Who.ScimToken),
        new("GET", "/scim/v2/Schemas", Who.ScimToken),
        new("GET", "/scim/v2/Schemas/{urn}", Who.ScimToken),
        // What is not there, said as the protocol says it.
        new("*", "/scim/v2/{**rest}", Who.ScimToken),

        // Health
        new("*", "/health/live", Who.Anyone),
        new("*", "/health/ready", Who.Anyone),
    ];
}

/// <param name="Method">An HTTP method, or <c>*</c> for every one.</param>
/// <param name="Pattern">The route's pattern to the letter; <c>/**</c> at its end stands for everything below.</param>
/// <param name="Who">Who may.</param>
/// <param name="Role">Any one of these is enough, for <see cref="Who.InRole"/>.</param>
internal sealed record AccessRow(string Method, string Pattern, Who Who, Role Role = default)
{
    /// <summary>A browser's cookie speaks for the person, so a form must prove that it came from our own page.</summary>
    public bool NeedsAntiforgery(string method) =>
        Method == "POST" && method == "POST" && Who is Who.Anyone or Who.SignedIn or Who.InRole;

    public bool Matches(string method, string pattern) =>
        (Method == "*" || Method == method) && (Pattern == pattern || IsBelow(pattern));

    private bool IsBelow(string pattern) =>
        Pattern.EndsWith("/**", StringComparison.Ordinal)
        && (pattern == Pattern[..^3] || pattern.StartsWith(Pattern[..^2], StringComparison.Ordinal));
}

internal enum Who
{
    /// <summary>No sign-in is asked for; a page says nothing personal without one.</summary>
    Anyone,

    /// <summary>The endpoint itself checks the signature, which covers the raw body.</summary>
    SlackSignature,

    /// <summary>The endpoint itself checks the Bot Framework's token against the activity.</summary>
    TeamsToken,

    /// <summary>The operator's bearer key.</summary>
    ApiKey,

    /// <summary>The identity provider's bearer token; where none is configured it is not there.</summary>
    ScimToken,

    /// <summary>A person with a session.</summary>
    SignedIn,

    /// <summary>A person with a session and one of the row's roles.</summary>
    InRole,

    /// <summary>Somebody at this machine, while the demo is on; for everybody else it is not there.</summary>
    LoopbackDemo,
}
