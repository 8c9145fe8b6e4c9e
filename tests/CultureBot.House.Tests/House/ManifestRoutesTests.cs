using CultureBot.Chat;
using CultureBot.Testing.Slack;
using CultureBot.Testing.Teams;
using Microsoft.Extensions.DependencyInjection;

namespace CultureBot.House.Tests.House;

public sealed class ManifestRoutesTests
{
    [Fact]
    public async Task Each_command_and_shortcut_of_the_Slack_manifest_has_a_route_and_the_reverse()
    {
        await using var product = await Product.StartAsync();
        var routes = product.Services.GetRequiredService<ChatRoutes>();
        var manifest = SlackManifest.Load();

        Assert.Equal(manifest.Commands.Order(StringComparer.Ordinal), routes.Commands.Order(StringComparer.Ordinal));
        Assert.Equal(manifest.Shortcuts.Order(StringComparer.Ordinal), routes.Shortcuts.Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Each_command_and_extension_of_the_Teams_manifest_has_a_route_and_the_reverse()
    {
        await using var product = await Product.StartAsync();
        var routes = product.Services.GetRequiredService<ChatRoutes>();
        var manifest = TeamsManifest.Load();

        // "help" is said to the bot like any other word, and answered as such.
        Assert.Equal(routes.Commands.Append("help").Order(StringComparer.Ordinal), manifest.Commands.Order(StringComparer.Ordinal));
        Assert.Equal(routes.Shortcuts.Order(StringComparer.Ordinal), manifest.Actions.Order(StringComparer.Ordinal));
        Assert.Equal(routes.MessageShortcuts.Order(StringComparer.Ordinal), manifest.MessageActions.Order(StringComparer.Ordinal));
        Assert.Equal(routes.Searches.Order(StringComparer.Ordinal), manifest.Searches.Order(StringComparer.Ordinal));
    }
}
