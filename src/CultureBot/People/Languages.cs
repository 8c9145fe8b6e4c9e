using System.Collections.Immutable;
using System.Globalization;
using CultureBot.Workspaces;

namespace CultureBot.People;

/// <summary>Whose language a message speaks.</summary>
public static class Languages
{
    private static readonly Lazy<ImmutableArray<CultureInfo>> Found = new(FindWritten);

    /// <summary>Those that the product has words in: English, then the others by their tags.</summary>
    public static ImmutableArray<CultureInfo> Written => Found.Value;

    /// <summary>The one that the recipient chose, or their platform's, or else the workspace's, or else English.</summary>
    public static CultureInfo Of(Account? account, Workspace? workspace) =>
        Find(account?.ChosenLanguage) ?? Find(account?.Locale) ?? Find(workspace?.Locale) ?? CultureInfo.GetCultureInfo("en");

    /// <summary>A locale's, as a platform names it; English for one that nobody knows.</summary>
    public static CultureInfo Of(string locale) => Find(locale) ?? CultureInfo.GetCultureInfo("en");

    private static CultureInfo? Find(string? tag)
    {
        if (string.IsNullOrEmpty(tag)) return null;
        try
        {
            return CultureInfo.GetCultureInfo(tag);
        }
        catch (CultureNotFoundException)
        {
            return null;
        }
    }

    // Each language is a folder with a satellite assembly, so that another one needs no code. Languages that questions alone are
    // translated to are none that one can choose: the words in which one chooses have to be there.
    private static ImmutableArray<CultureInfo> FindWritten()
    {
        var product = typeof(Languages).Assembly;
        var satellite = product.GetName().Name + ".resources.dll";
        var others = System.IO.Directory.EnumerateDirectories(AppContext.BaseDirectory)
            .Where(folder => File.Exists(Path.Combine(folder, satellite)))
            .Select(folder => Find(Path.GetFileName(folder)))
            .OfType<CultureInfo>()
            .Where(language => product.GetSatelliteAssembly(language).GetManifestResourceNames()
                .Contains($"{typeof(PeopleWords).FullName}.{language.Name}.resources", StringComparer.Ordinal))
            .OrderBy(language => language.Name, StringComparer.Ordinal);
        return [CultureInfo.GetCultureInfo("en"), .. others];
    }
}
