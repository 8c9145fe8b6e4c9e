using System.IO.Compression;
using System.Text.Json.Nodes;
using CultureBot.Testing.Teams;
using CultureBot.Web.Start;

namespace CultureBot.Web.Tests.Start;

/// <summary><c>dotnet run --project src/CultureBot.Web -- teams-package</c>: what comes out is uploaded as it is.</summary>
public sealed class TeamsPackageCommandTests : IDisposable
{
    private const string AppId = "9a1f6c1e-3f0b-4a53-9d07-0c7c9c1b2a44";
    private const string Host = "https://thanks.example.org";

    private readonly string _folder = Directory.CreateTempSubdirectory("culturebot-package-").FullName;

    private string PackagePath => Path.Combine(_folder, "package.zip");

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task The_package_is_written_and_what_to_do_with_it_is_said()
    {
        var printed = await RunAsync("teams-package", PackagePath, "--Teams:AppId=" + AppId, "--Web:PublicUrl=" + Host);

        Assert.StartsWith(PackagePath, printed, StringComparison.Ordinal);
        Assert.Contains("https://admin.teams.microsoft.com", printed, StringComparison.Ordinal);
        var manifest = Manifest();
        Assert.Equal(AppId, (string?)manifest["bots"]![0]!["botId"]);
        Assert.Equal("thanks.example.org", (string?)manifest["validDomains"]![0]);
        Assert.SkipWhen(TeamsPeers.Unavailable is not null, TeamsPeers.Unavailable ?? "");
        Assert.Empty(await TeamsManifestSchema.CheckAsync(manifest, TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task A_later_package_takes_the_place_of_an_earlier_one()
    {
        await RunAsync("teams-package", PackagePath, "--Teams:AppId=" + AppId, "--Web:PublicUrl=https://before.example.org");
        var before = Manifest();

        await RunAsync("teams-package", PackagePath, "--Teams:AppId=" + AppId, "--Web:PublicUrl=" + Host);

        Assert.Equal((string?)before["id"], (string?)Manifest()["id"]);
        Assert.Equal("thanks.example.org", (string?)Manifest()["validDomains"]![0]);
    }

    [Theory]
    [InlineData("Teams:AppId must be the Application (client) ID", "--Web:PublicUrl=" + Host)]
    [InlineData("Teams:AppId must be the Application (client) ID", "--Web:PublicUrl=" + Host, "--Teams:AppId=culturebot")]
    [InlineData("Web:PublicUrl must be the https address", "--Teams:AppId=" + AppId)]
    [InlineData("Web:PublicUrl must be the https address", "--Teams:AppId=" + AppId, "--Web:PublicUrl=http://thanks.example.org")]
    [InlineData("Web:PublicUrl must have no path", "--Teams:AppId=" + AppId, "--Web:PublicUrl=https://thanks.example.org/bot")]
    public async Task What_is_missing_is_said_with_its_key_and_nothing_is_written(string problem, params string[] settings)
    {
        var refused = await Assert.ThrowsAsync<StartRefusedException>(() => RunAsync(["teams-package", PackagePath, .. settings]));

        Assert.Contains(problem, Assert.Single(refused.Problems), StringComparison.Ordinal);
        Assert.False(File.Exists(PackagePath));
    }

    [Fact]
    public async Task Another_kind_of_file_is_refused()
    {
        var refused = await Assert.ThrowsAsync<StartRefusedException>(() => RunAsync("teams-package", "package.tar", "--Teams:AppId=" + AppId));

        Assert.Contains("must end in .zip", Assert.Single(refused.Problems), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_folder_that_is_not_there_is_said()
    {
        var refused = await Assert.ThrowsAsync<StartRefusedException>(
            () => RunAsync("teams-package", Path.Combine(_folder, "nowhere", "package.zip"), "--Teams:AppId=" + AppId, "--Web:PublicUrl=" + Host));

        Assert.Contains("cannot be written", Assert.Single(refused.Problems), StringComparison.Ordinal);
    }

    private JsonObject Manifest()
    {
        using var zip = ZipFile.OpenRead(PackagePath);
        using var manifest = zip.GetEntry("manifest.json")!.Open();
        return JsonNode.Parse(manifest)!.AsObject();
    }

    private static async Task<string> RunAsync(params string[] args)
    {
        await using var output = new StringWriter();
        Assert.Equal(0, await ProgramCommands.RunAsync(args, output, TestContext.Current.CancellationToken));
        return output.ToString();
    }
}
