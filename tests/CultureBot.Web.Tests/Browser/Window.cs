using Microsoft.Playwright;

namespace CultureBot.Web.Tests.Browser;

/// <summary>One person's browser window. It remembers what the page complained about, and what was not found.</summary>
internal sealed class Window : IAsyncDisposable
{
    private readonly IBrowserContext _context;
    private readonly List<string> _complaints = [];

    public Window(IBrowserContext context, IPage page)
    {
        _context = context;
        Page = page;
        page.Console += (_, message) =>
        {
            if (message.Type is "error" or "warning") _complaints.Add(message.Text);
        };
        page.PageError += (_, error) => _complaints.Add(error);
        page.Response += (_, response) =>
        {
            if (response.Status >= 400) _complaints.Add($"{response.Status} {response.Url}");
        };
    }

    public IPage Page { get; }

    /// <summary>Opens a page by its name in the menu, which stands at the side or behind its button.</summary>
    public async Task OpenPageAsync(string name)
    {
        await OpenMenuAsync();
        await Page.GetByRole(AriaRole.Navigation, new() { Name = "Pages" }).GetByRole(AriaRole.Link, new() { Name = name, Exact = true }).ClickAsync();
    }

    /// <summary>On a wide page it is open.</summary>
    public async Task OpenMenuAsync()
    {
        var button = Page.GetByRole(AriaRole.Button, new() { Name = "Menu", Exact = true });
        if (await button.IsVisibleAsync()) await button.ClickAsync();
    }

    /// <summary>Blocked by the content security policy, failed scripts, missing files: there are none.</summary>
    public void AssertNoComplaints() => Assert.Empty(_complaints);

    /// <summary>A form was refused, which the browser notes; there was nothing else, and this is not counted any more.</summary>
    public void AssertRefusal()
    {
        Assert.NotEmpty(_complaints);
        Assert.All(_complaints, complaint => Assert.Contains("422", complaint, StringComparison.Ordinal));
        _complaints.Clear();
    }

    /// <summary>Kept in artifacts/screenshots, for a person to look at.</summary>
    public Task TakePictureAsync(string name, bool isWhole = false) => Page.ScreenshotAsync(new()
    {
        FullPage = isWhole,
        Path = Path.Combine(RepositoryFolder(), "artifacts", "screenshots", name + ".png"),

        // Hiding the caret would put a style into the page, which its content security policy forbids.
        Caret = ScreenshotCaret.Initial,
    });

    public ValueTask DisposeAsync() => _context.DisposeAsync();

    private static string RepositoryFolder()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "CultureBot.sln"))) folder = folder.Parent!;
        return folder.FullName;
    }
}
