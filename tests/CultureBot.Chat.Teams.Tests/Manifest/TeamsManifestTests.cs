using System.IO.Compression;
using System.Text.Json.Nodes;
using CultureBot.Testing.Teams;

namespace CultureBot.Chat.Teams.Tests;

/// <summary>The package that is uploaded to Teams: complete, right for one bot and one address, and in Microsoft's form.</summary>
public sealed class TeamsManifestTests
{
    private static readonly Guid AppId = new("9a1f6c1e-3f0b-4a53-9d07-0c7c9c1b2a44");
    private static readonly Uri Address = new("https://thanks.example.org");

    [Fact]
    public async Task Microsofts_schema_has_nothing_to_say_against_it()
    {
        Assert.SkipWhen(TeamsPeers.Unavailable is not null, TeamsPeers.Unavailable ?? "");
        var manifest = Manifest();
        Assert.Empty(await TeamsManifestSchema.CheckAsync(manifest, TestContext.Current.CancellationToken));

        manifest["bots"]![0]!["scopes"] = new JsonArray("everywhere");
        manifest["name"]!.AsObject().Remove("short");
        Assert.Equal(2, (await TeamsManifestSchema.CheckAsync(manifest, TestContext.Current.CancellationToken)).Count);
    }

    [Fact]
    public void It_names_the_bot_and_the_host_and_nothing_of_the_example_stays()
    {
        var manifest = Manifest();

        Assert.Equal(AppId.ToString(), (string?)manifest["bots"]![0]!["botId"]);
        Assert.Equal(AppId.ToString(), (string?)manifest["composeExtensions"]![0]!["botId"]);
        Assert.Equal(["thanks.example.org"], manifest["validDomains"]!.AsArray().Select(d => (string?)d));
        Assert.Equal("https://thanks.example.org/", (string?)manifest["developer"]!["websiteUrl"]);
        Assert.DoesNotContain("culturebot.example.com", manifest.ToJsonString(), StringComparison.Ordinal);
        Assert.DoesNotContain(Guid.Empty.ToString(), manifest.ToJsonString(), StringComparison.Ordinal);
    }

    [Fact]
    public void The_apps_own_id_is_the_same_every_time_and_differs_from_the_bots()
    {
        var id = TeamsAppManifest.PackageId(AppId);

        Assert.Equal(id.ToString(), (string?)Manifest()["id"]);
        Assert.Equal(id, TeamsAppManifest.PackageId(AppId));
        Assert.NotEqual(AppId, id);
        Assert.NotEqual(id, TeamsAppManifest.PackageId(new("9a1f6c1e-3f0b-4a53-9d07-0c7c9c1b2a45")));
        Assert.Equal(8, id.Version);
    }

    [Fact]
    public void No_page_of_ours_is_shown_inside_Teams()
    {
        var manifest = Manifest();

        Assert.False(manifest.ContainsKey("staticTabs"));
        Assert.False(manifest.ContainsKey("configurableTabs"));
        // It reads nothing but what is said to it: no permission is asked for.
        Assert.False(manifest.ContainsKey("authorization"));
        Assert.False(manifest.ContainsKey("webApplicationInfo"));
    }

    [Theory]
    [InlineData("color.png", 192)]
    [InlineData("outline.png", 32)]
    public void Each_icon_is_there_in_the_size_that_Teams_wants(string name, int side)
    {
        using var zip = Open();
        Assert.Equal(["color.png", "manifest.json", "outline.png"], zip.Entries.Select(e => e.FullName).Order(StringComparer.Ordinal));
        using var icon = zip.GetEntry(name)!.Open();
        var header = new byte[24];
        icon.ReadExactly(header);

        // A PNG begins with 8 bytes of its own, then the header chunk: length, IHDR, width and height.
        Assert.Equal("IHDR"u8, header.AsSpan(12, 4));
        Assert.Equal(side, System.Buffers.Binary.BinaryPrimitives.ReadInt32BigEndian(header.AsSpan(16, 4)));
        Assert.Equal(side, System.Buffers.Binary.BinaryPrimitives.ReadInt32BigEndian(header.AsSpan(20, 4)));
    }

    private static JsonObject Manifest()
    {
        using var zip = Open();
        using var manifest = zip.GetEntry("manifest.json")!.Open();
        return JsonNode.Parse(manifest)!.AsObject();
    }

    private static ZipArchive Open() => new(new MemoryStream(TeamsPackage.Zip(AppId, Address)));
}
