using System.Xml.Linq;
using CultureBot.House.Tests.House;

namespace CultureBot.House.Tests.Words;

/// <summary>A .resx file as text, so that the words of every project are checked the same way.</summary>
internal static class ResourceFile
{
    public static IReadOnlyDictionary<string, string> Read(string path) => XDocument.Parse(Repository.Text(path)).Root!.Elements("data")
        .ToDictionary(d => d.Attribute("name")!.Value, d => d.Element("value")!.Value, StringComparer.Ordinal);

    /// <summary>The English books of the product; other languages stand beside them as Name.language.resx.</summary>
    public static IEnumerable<string> Books => Repository.Files.Where(f =>
        f.StartsWith("src/", StringComparison.Ordinal) && f.EndsWith(".resx", StringComparison.Ordinal) && !Path.GetFileNameWithoutExtension(f).Contains('.', StringComparison.Ordinal));
}
