using System.IO.Compression;
using System.Text;

namespace CultureBot.Chat.Teams;

/// <summary>What is uploaded to Teams: a zip of the manifest and its icons, all at the top.</summary>
public static class TeamsPackage
{
    private static readonly string[] Icons = ["color.png", "outline.png"];

    /// <summary>The zip for the bot with this application id, whose pages are reached at this address.</summary>
    public static byte[] Zip(Guid appId, Uri publicUrl)
    {
        using var file = new MemoryStream();
        using (var zip = new ZipArchive(file, ZipArchiveMode.Create, leaveOpen: true))
        {
            Add(zip, "manifest.json", Encoding.UTF8.GetBytes(TeamsAppManifest.For(appId, publicUrl)));
            foreach (var icon in Icons) Add(zip, icon, Read(icon));
        }

        return file.ToArray();
    }

    private static void Add(ZipArchive zip, string name, byte[] content)
    {
        using var entry = zip.CreateEntry(name).Open();
        entry.Write(content);
    }

    private static byte[] Read(string icon)
    {
        using var stream = typeof(TeamsPackage).Assembly.GetManifestResourceStream("teams-" + icon)!;
        using var content = new MemoryStream();
        stream.CopyTo(content);
        return content.ToArray();
    }
}
