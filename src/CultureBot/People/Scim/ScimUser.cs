using System.Collections.Immutable;
using System.Text.Json.Nodes;
using CultureBot.People.Directory;
using NodaTime.Text;

namespace CultureBot.People.Scim;

/// <summary>What a user's resource says that means something to the product.</summary>
internal sealed record ScimUser
{
    /// <summary>As it is looked up: lower case.</summary>
    public required string UserName { get; init; }

    /// <summary>Null when there is none.</summary>
    public string? ExternalId { get; init; }

    /// <summary>Who they are in chat; normalized.</summary>
    public required string Email { get; init; }

    /// <summary>All addresses, normalized, each with its type in lower case.</summary>
    public required ImmutableArray<(string Email, string Type)> Emails { get; init; }

    /// <summary>Empty when the provider does not say.</summary>
    public required string Name { get; init; }

    /// <summary>As it was sent; empty for nobody.</summary>
    public required string Manager { get; init; }

    public bool IsActive { get; init; }

    /// <summary>The values of the directory by field, without the manager; those without a value are left out.</summary>
    public required IReadOnlyDictionary<string, string> Fields { get; init; }

    /// <exception cref="ScimRefusedException">Something is missing or malformed.</exception>
    public static ScimUser Read(JsonObject resource)
    {
        if (ScimJson.Text(resource, "userName") is not { } userName) throw ScimRefusedException.Value("userName", "it is required.");
        if (string.IsNullOrWhiteSpace(userName)) throw ScimRefusedException.Value("userName", "it is blank.");
        var emails = Objects(resource, "emails").Where(email => ScimJson.Text(email["value"]) is not null).ToList();
        var enterprise = resource[ScimSchemas.EnterpriseUrn];
        return new()
        {
            UserName = AccountText.Email(userName),
            ExternalId = ScimJson.Text(resource, "externalId"),
            Email = EmailOf(emails, userName),
            Emails = [.. emails.Select(email => (AccountText.Email(ScimJson.Text(email["value"])!), (ScimJson.Text(email["type"]) ?? "").ToLowerInvariant()))],
            Name = NameOf(resource).Trim(),
            Manager = (ScimJson.Text(enterprise?["manager"], "value") ?? "").Trim(),
            IsActive = resource["active"] is null || ScimJson.IsTrue(resource["active"]),
            Fields = FieldsOf(resource, enterprise),
        };
    }

    private static string EmailOf(List<JsonObject> emails, string userName)
    {
        var written = Chosen(emails) is { } chosen ? ScimJson.Text(chosen["value"])! : userName;
        var (email, fault) = FileCells.Read(FileHeadings.Email, written.Trim());
        return fault is null
            ? email
            : throw ScimRefusedException.Value("emails", "the primary one, or userName where there is none, must be an e-mail address.");
    }

    private static string NameOf(JsonObject resource)
    {
        var name = resource["name"];
        return ScimJson.Text(resource, "displayName")
            ?? ScimJson.Text(name, "formatted")
            ?? string.Join(' ', ((string[])["givenName", "familyName"]).Select(part => ScimJson.Text(name, part)).Where(part => part is not null));
    }

    private static Dictionary<string, string> FieldsOf(JsonObject resource, JsonNode? enterprise)
    {
        var address = Chosen([.. Objects(resource, "addresses")]);
        var zone = FileCells.Read(DirectoryFields.TimeZone, (ScimJson.Text(resource, "timezone") ?? "").Trim());
        var country = (ScimJson.Text(address, "country") ?? "").Trim();
        (string Field, string? Value)[] all =
        [
            (DirectoryFields.Team, ScimJson.Text(enterprise, "department")),
            (DirectoryFields.Location, ScimJson.Text(address, "locality")),
            (DirectoryFields.Country, Countries.IsKnown(country) ? country.ToUpperInvariant() : null),
            (DirectoryFields.TimeZone, zone.Fault is null ? zone.Stored : null),
            (DirectoryFields.StartDate, StartOf(resource)),
            ("title", ScimJson.Text(resource, "title")),
            ("division", ScimJson.Text(enterprise, "division")),
            ("organization", ScimJson.Text(enterprise, "organization")),
            ("cost_center", ScimJson.Text(enterprise, "costCenter")),
        ];
        return all.Where(one => !string.IsNullOrWhiteSpace(one.Value)).ToDictionary(one => one.Field, one => one.Value!.Trim(), StringComparer.Ordinal);
    }

    // Entra ID's date of hire has a time of the day.
    private static string? StartOf(JsonObject resource)
    {
        if (ScimJson.Text(resource[ScimSchemas.DirectoryUrn], "startDate") is not { } written) return null;
        var day = written.Split('T')[0];
        return LocalDatePattern.Iso.Parse(day).Success ? day : throw ScimRefusedException.Value("startDate", "write it like 2024-09-30.");
    }

    private static JsonObject? Chosen(List<JsonObject> values) =>
        values.Find(value => ScimJson.IsTrue(value["primary"]))
        ?? values.Find(value => string.Equals(ScimJson.Text(value["type"]), "work", StringComparison.OrdinalIgnoreCase))
        ?? values.FirstOrDefault();

    private static IEnumerable<JsonObject> Objects(JsonObject resource, string name) => (resource[name] as JsonArray ?? []).OfType<JsonObject>();
}
