using System.Globalization;
using System.Reflection;

namespace CultureBot.Testing.Words;

/// <summary>The languages that an assembly's .resx files are written in, so that tests check a new one without being told of it.</summary>
public static class WrittenLanguages
{
    /// <summary>The invariant culture, which stands for the English of the neutral files, and one culture for each satellite assembly.</summary>
    public static IReadOnlyList<CultureInfo> Of(Assembly assembly)
    {
        var satellite = assembly.GetName().Name + ".resources.dll";
        return
        [
            CultureInfo.InvariantCulture,
            .. Directory.EnumerateFiles(AppContext.BaseDirectory, satellite, SearchOption.AllDirectories)
                .Select(path => Path.GetFileName(Path.GetDirectoryName(path))!)
                .Order(StringComparer.Ordinal)
                .Select(CultureInfo.GetCultureInfo),
        ];
    }
}
