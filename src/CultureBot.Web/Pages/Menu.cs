using System.Collections.Immutable;
using CultureBot.People;

namespace CultureBot.Web.Pages;

/// <summary>Which pages the menu leads to, in the order that people meet them. Who may open them is said in the access table.</summary>
internal static class Menu
{
    public static ImmutableArray<MenuGroup> Groups { get; } =
    [
        new("you",
        [
            new("/", "my_page"),
            new("/me/settings", "my_settings"),
            new("/me/data", "my_data"),
        ]),
        new("service",
        [
            new("/services", "services") { IsAlone = true },
            new("/services/map", "service_map"),
            new("/services/responses", "responses"),
            new("/services/barriers", "barriers"),
        ]),
        new("surveys",
        [
            new("/surveys/results", "survey_results"),
            new("/surveys", "surveys") { Roles = Role.Hr | Role.Auditor, IsAlone = true },
            new("/surveys/calendar", "survey_calendar") { Roles = Role.Hr | Role.Auditor },
        ]),
        new("culture",
        [
            new("/recognition", "recognition"),
            new("/team", "team"),
            new("/organization", "organization"),
            new("/people/chart", "chart"),
        ]),
        new("company",
        [
            new("/settings", "settings") { Roles = Role.Administrator | Role.Hr | Role.Auditor },
            new("/people", "people") { Roles = Role.Administrator | Role.Hr, IsAlone = true },
            new("/people/import", "people_import") { Roles = Role.Administrator | Role.Hr },
            new("/people/accounts", "accounts") { Roles = Role.Administrator },
            new("/people/erase", "erase") { Roles = Role.Administrator },
            new("/roles", "roles") { Roles = Role.Administrator },
            new("/hooks", "hooks") { Roles = Role.Administrator },
            new("/jobs", "jobs") { Roles = Role.Administrator, IsAlone = true },
            new("/jobs/deliveries", "deliveries") { Roles = Role.Administrator },
        ]),
        new("trust",
        [
            new("/data-sheet", "data_sheet"),
            new("/audit", "audit") { Roles = Role.Administrator | Role.Hr | Role.Auditor },
            new("/pulse/attack", "attack") { Roles = Role.Hr | Role.Auditor },
        ]),
    ];
}

/// <param name="Key">Of its heading's words.</param>
/// <param name="Items">Its pages.</param>
internal sealed record MenuGroup(string Key, ImmutableArray<MenuItem> Items);

/// <param name="Href">The page's address.</param>
/// <param name="Key">Of its words.</param>
internal sealed record MenuItem(string Href, string Key)
{
    /// <summary>Shown to whoever has any one of these; to everybody who signed in where there is none.</summary>
    public Role Roles { get; init; }

    /// <summary>Addresses below it are pages of their own.</summary>
    public bool IsAlone { get; init; }
}
