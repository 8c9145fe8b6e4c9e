using Microsoft.Playwright;

namespace CultureBot.Web.Tests.Browser;

/// <summary>axe-core, which the build installs (see CultureBot.Testing.csproj): what keeps people from using a page with a screen reader or a keyboard.</summary>
internal static class Axe
{
    private static readonly string Script = Path.Combine(FindFolder(), "node_modules", "axe-core", "axe.min.js");

    /// <summary>What is serious or critical, a line each.</summary>
    public static async Task<string[]> FindAsync(IPage page)
    {
        Assert.SkipUnless(File.Exists(Script), "axe-core is not installed: npm was not there, or had no registry, when the tests were built.");
        // Evaluated by the browser's own tools, which the page's content security policy does not bind.
        await page.EvaluateAsync(await File.ReadAllTextAsync(Script, TestContext.Current.CancellationToken));
        return await page.EvaluateAsync<string[]>(
            """
            async () => (await axe.run(document, { resultTypes: ['violations'] })).violations
              .filter(violation => ['serious', 'critical'].includes(violation.impact))
              .flatMap(violation => violation.nodes.map(node => `axe: ${violation.id}: ${node.html.slice(0, 90)}`))
            """);
    }

    private static string FindFolder()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            var axe = Path.Combine(folder.FullName, "tests", "CultureBot.Testing", "Pages", "axe");
            if (File.Exists(Path.Combine(axe, "package.json"))) return axe;
        }

        return AppContext.BaseDirectory;
    }
}
