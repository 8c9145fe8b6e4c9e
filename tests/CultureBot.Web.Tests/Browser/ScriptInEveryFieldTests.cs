using System.Text.RegularExpressions;
using Microsoft.Playwright;

namespace CultureBot.Web.Tests.Browser;

/// <summary>
/// Somebody writes markup and script into every field of every form that they can reach, without heeding what the field asks for. Wherever it is shown
/// afterwards it is words.
/// </summary>
[Collection(OneChromium.Name)]
public sealed partial class ScriptInEveryFieldTests(Chromium chromium)
{
    private const string Markup = "\"'><x-injected onfocus=hit()></x-injected><script>window.hit = 1</script>&lt;b&gt;";
    private const string Address = "javascript:window.hit=1";

    // Pages of one kind are alike: so many of each are enough, and of all together.
    private const int MostOfOneKind = 2;
    private const int MostPages = 120;

    /// <summary>What is there when one of the texts has become more than words.</summary>
    private const string Injected =
        """
        (shown = document) => [...shown.querySelectorAll("x-injected, script:not([src]), [onfocus], [href^='javascript:' i], [src^='javascript:' i], [action^='javascript:' i]")]
            .map(e => e.outerHTML).concat(window.hit ? ["window.hit"] : [])
        """;

    private const string Links =
        """
        () => [...document.querySelectorAll("a[href]")].filter(a => a.origin === location.origin && !a.hasAttribute("download")).map(a => a.pathname + a.search)
        """;

    /// <summary>The fields of a form that one writes in, and the form's name: where it goes, and what they are called.</summary>
    private const string Named =
        """
        const fieldsOf = form => [...form.querySelectorAll("textarea, input")]
            .filter(f => f.tagName === "TEXTAREA" || ["text", "search", "email", "url", "tel", "number", "date", "time"].includes(f.type));
        const nameOf = form => (form.getAttribute("action") ?? location.pathname) + " " + fieldsOf(form).map(f => f.name).join(" ");
        """;

    private const string Forms = $$"""() => { {{Named}} return [...document.forms].filter(form => fieldsOf(form).length > 0).map(nameOf); }""";

    /// <summary>Sends a form as the browser would, whatever it asks for, and returns what is wrong with the page that answers.</summary>
    private const string Send =
        $$"""
        async ([name, words]) => {
            {{Named}}
            const form = [...document.forms].find(form => nameOf(form) === name);
            // The first text may have done what the form is for: a survey is declined once.
            if (!form) return [];
            for (const field of fieldsOf(form)) {
                if (field.tagName !== "TEXTAREA") field.type = "text";
                field.value = words;
            }
            const filled = new FormData(form);
            const typed = form.enctype === "multipart/form-data" ? filled : new URLSearchParams([...filled].filter(([, value]) => typeof value === "string"));
            const answer = form.method === "post"
                ? await fetch(form.action, { method: "POST", body: typed })
                : await fetch(form.action.split("?")[0] + "?" + typed);
            const page = (answer.headers.get("content-type") ?? "").startsWith("text/html") ? await answer.text() : "";
            return (answer.status < 500 ? [] : ["answered " + answer.status]).concat(({{Injected}})(new DOMParser().parseFromString(page, "text/html")));
        }
        """;

    private static readonly string[] OtherAddresses = ["/sign-in", "/sign-out", "/health", "/openapi", ".csv", ".json", ".zip"];

    [Fact]
    public async Task It_is_shown_as_words()
    {
        Assert.SkipWhen(Chromium.Unavailable is not null, Chromium.Unavailable ?? "");
        await using var app = await DemoCompanyApp.StartAsync(
            new() { ["Roles:Administrators"] = "hollis@tidewater.example", ["Roles:Auditors"] = "hollis@tidewater.example", ["Roles:Hr"] = "hollis@tidewater.example" });
        await using var window = await SignInAsync(app);
        var page = window.Page;
        List<string> wrong = [];
        HashSet<string> written = new(StringComparer.Ordinal);
        foreach (var address in await CrawlAsync(page, wrong))
        {
            await page.GotoAsync(address);
            foreach (var name in await page.EvaluateAsync<string[]>(Forms))
            {
                if (!written.Add(Kind(name))) continue;
                foreach (var words in (string[])[Markup, Address])
                {
                    await page.GotoAsync(address);
                    wrong.AddRange((await page.EvaluateAsync<string[]>(Send, new[] { name, words })).Select(found => $"{name}: {found}"));
                }
            }
        }

        var shown = 0;
        foreach (var address in await CrawlAsync(page, wrong))
        {
            await page.GotoAsync(address);
            if ((await page.Locator("body").InnerTextAsync()).Contains("<x-injected", StringComparison.Ordinal)) shown++;
        }

        TestContext.Current.TestOutputHelper?.WriteLine(string.Join('\n', written.Order(StringComparer.Ordinal).Prepend($"shown on {shown} pages; written into:")));
        Assert.Empty(wrong);
        Assert.InRange(written.Count, 15, MostPages);
        Assert.InRange(shown, 2, MostPages);
    }

    private async Task<Window> SignInAsync(AppFixture app)
    {
        var account = await app.Database.ReadAsync(
            sql => sql.ScalarAsync<Guid>("SELECT id FROM accounts WHERE handle = 'hollis'"), TestContext.Current.CancellationToken);
        var window = await chromium.OpenAsync(app.Address, 1440, 1200, ColorScheme.Light);
        await window.Page.GotoAsync(await Browsers.LinkAsync(app, new(account)));
        await window.Page.GetByRole(AriaRole.Button, new() { Name = "Sign me in" }).ClickAsync();
        return window;
    }

    /// <summary>The pages that links lead to, from one's own on; what is injected into any of them is noted.</summary>
    private static async Task<List<string>> CrawlAsync(IPage page, List<string> wrong)
    {
        List<string> pages = ["/"];
        HashSet<string> known = new(pages, StringComparer.Ordinal);
        Dictionary<string, int> kinds = new(StringComparer.Ordinal);
        for (var next = 0; next < pages.Count && pages.Count < MostPages; next++)
        {
            var answer = await page.GotoAsync(pages[next]);
            if (answer!.Status >= 500) wrong.Add($"{pages[next]}: answered {answer.Status}");
            wrong.AddRange((await page.EvaluateAsync<string[]>($"() => ({Injected})()")).Select(found => $"{pages[next]}: {found}"));
            foreach (var link in await page.EvaluateAsync<string[]>(Links))
            {
                if (!known.Add(link) || OtherAddresses.Any(other => link.Contains(other, StringComparison.Ordinal))) continue;
                var kind = Kind(link);
                if ((kinds[kind] = kinds.GetValueOrDefault(kind) + 1) <= MostOfOneKind) pages.Add(link);
            }
        }

        return pages;
    }

    /// <summary>Without what tells one person, survey or page of a list from another.</summary>
    private static string Kind(string address) => Different().Replace(address, "*");

    [GeneratedRegex("[0-9a-f]{8}-[0-9a-f-]{27}|[0-9]+|=[^&]*|(?<=^/simulator/)[^ ?]+", RegexOptions.None, 1000)]
    private static partial Regex Different();
}
