using CultureBot.Web.Tests.Browser;
using Microsoft.Playwright;

namespace CultureBot.Web.Tests.Playground;

/// <summary>The Playground's page in a browser, with Alice before it. It installs the bot wherever she goes first.</summary>
internal sealed class PlaygroundWindow(Window window) : IAsyncDisposable
{
    public const string PersonalChat = "Personal Chat";
    public const string GeneralChannel = "Harbour Office - General";
    public const string ThanksChannel = "Harbour Office - Thanks";

    public IPage Page => window.Page;

    /// <summary>The form that a message extension opened.</summary>
    public ILocator Form => Page.GetByRole(AriaRole.Dialog);

    public static async Task<PlaygroundWindow> OpenAsync(Chromium chromium, PlaygroundProcess playground)
    {
        var window = await chromium.OpenAsync(playground.Address, width: 1400, height: 1000);
        var opened = new PlaygroundWindow(window);
        // Fonts of a host that no test may need.
        await opened.Page.RouteAsync("**/*", route =>
            new Uri(route.Request.Url).IsLoopback ? route.ContinueAsync() : route.AbortAsync());
        await opened.Page.GotoAsync("/");
        await Assertions.Expect(opened.Page.GetByText("Connected.")).ToBeVisibleAsync();
        return opened;
    }

    public Task GoToAsync(string conversation) => Page.GetByRole(AriaRole.Treeitem, new() { Name = conversation, Exact = true }).ClickAsync();

    /// <summary>Writes into the conversation that is open; a part that begins with @ mentions somebody, any other @ is a letter.</summary>
    public async Task SayAsync(params string[] parts)
    {
        await Page.GetByRole(AriaRole.Textbox).First.ClickAsync();
        foreach (var part in parts)
        {
            await Page.Keyboard.TypeAsync(part);
            if (part.StartsWith('@')) await Page.GetByRole(AriaRole.Menuitem, new() { Name = part[1..] }).ClickAsync();
            else if (part.Contains('@', StringComparison.Ordinal)) await Page.Keyboard.PressAsync("Escape");
        }

        await SendAsync();
    }

    /// <summary>Sends what stands in the box: a post in a channel, a message elsewhere.</summary>
    public Task SendAsync() => Page.GetByRole(AriaRole.Button, new() { Name = "Post", Exact = true })
        .Or(Page.GetByRole(AriaRole.Button, new() { Name = "Send Message" })).First.ClickAsync();

    /// <summary>The button of a card, the newest first in a channel and last in a chat.</summary>
    public ILocator Button(string name) => Page.GetByRole(AriaRole.Button, new() { Name = name, Exact = true });

    /// <summary>Chooses an action of the message extension, which opens its form.</summary>
    public async Task ChooseActionAsync(string command)
    {
        await OpenExtensionAsync("Action Command");
        await ChooseCommandAsync(command);
    }

    /// <summary>Searches with the message extension; its results appear below.</summary>
    public async Task SearchAsync(string command, string text)
    {
        await OpenExtensionAsync("Search Command");
        await Page.GetByRole(AriaRole.Button, new() { Name = "Specify Command ID or Parameter" }).ClickAsync();
        await Page.GetByRole(AriaRole.Textbox, new() { Name = "Command ID" }).FillAsync(command);
        await Page.GetByPlaceholder("Enter a search term").FillAsync(text);
        await Page.Keyboard.PressAsync("Enter");
    }

    /// <summary>Picks somebody in the form's people picker.</summary>
    public async Task PickAsync(string name)
    {
        await Form.GetByRole(AriaRole.Combobox, new() { Name = "People Picker" }).ClickAsync();
        // It looks for words that begin so, one at a time.
        await Page.Keyboard.TypeAsync(name.Split(' ')[0]);
        await Page.GetByRole(AriaRole.Option, new() { Name = name }).ClickAsync();
    }

    public async Task UninstallAsync() => await MockAsync("Uninstall application");

    public async Task InstallAsync() => await MockAsync("Install application");

    public Task TakePictureAsync(string name) => window.TakePictureAsync("playground-" + name);

    public ValueTask DisposeAsync() => window.DisposeAsync();

    private async Task OpenExtensionAsync(string kind)
    {
        await Page.GetByRole(AriaRole.Button, new() { Name = "Trigger Message Extension App" }).First.ClickAsync();
        await Page.GetByRole(AriaRole.Menuitem, new() { Name = kind }).ClickAsync();
    }

    private async Task ChooseCommandAsync(string command)
    {
        await Page.GetByPlaceholder("Input command id").FillAsync(command);
        await Page.GetByRole(AriaRole.Button, new() { Name = "Create" }).ClickAsync();
    }

    private async Task MockAsync(string activity)
    {
        await Page.GetByRole(AriaRole.Button, new() { Name = "Mock an Activity" }).ClickAsync();
        await Page.GetByText(activity, new() { Exact = true }).ClickAsync();
        await Page.GetByRole(AriaRole.Button, new() { Name = "Send activity" }).ClickAsync();
    }
}
