using System.Collections.Immutable;
using System.Globalization;
using CultureBot.Workspaces;

namespace CultureBot.People;

/// <summary>Whose language a message speaks.</summary>
public static class Languages
{
    private static readonly Lazy<ImmutableArray<CultureInfo>> Found = new(FindWritten);
    private static readonly Lazy<ImmutableArray<LanguageTexts>> Counted = new(CountTexts);

    /// <summary>Those that the product has words in: English, then the others by their tags.</summary>
    public static ImmutableArray<CultureInfo> Written => Found.Value;

    /// <summary>Every language that anything is written in, English first, with how much of it.</summary>
    public static ImmutableArray<LanguageTexts> Texts => Counted.Value;

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
    private static ImmutableArray<CultureInfo> FindWritten() =>
    [
        CultureInfo.GetCultureInfo("en"),
        .. Satellites().Where(language => BooksIn(language).Contains($"{typeof(PeopleWords).FullName}.{language.Name}.resources", StringComparer.Ordinal)),
    ];

    private static ImmutableArray<LanguageTexts> CountTexts()
    {
        var all = typeof(Languages).Assembly.GetManifestResourceNames().Count(name => name.EndsWith(".resources", StringComparison.Ordinal));
        return
        [
            new(CultureInfo.GetCultureInfo("en"), all, all),
            .. Satellites().Select(language => new LanguageTexts(language, BooksIn(language).Length, all)),
        ];
    }

    private static IEnumerable<CultureInfo> Satellites()
    {
        var satellite = typeof(Languages).Assembly.GetName().Name + ".resources.dll";
        return System.IO.Directory.EnumerateDirectories(AppContext.BaseDirectory)
            .Where(folder => File.Exists(Path.Combine(folder, satellite)))
            .Select(folder => Find(Path.GetFileName(folder)))
            .OfType<CultureInfo>()
            .OrderBy(language => language.Name, StringComparer.Ordinal);
    }

    private static string[] BooksIn(CultureInfo language) => typeof(Languages).Assembly.GetSatelliteAssembly(language).GetManifestResourceNames();
}

/// <summary>How much is written in a language.</summary>
/// <param name="Language">Which.</param>
/// <param name="Books">Collections of texts in it.</param>
/// <param name="All">All that there are.</param>
public sealed record LanguageTexts(CultureInfo Language, int Books, int All);
