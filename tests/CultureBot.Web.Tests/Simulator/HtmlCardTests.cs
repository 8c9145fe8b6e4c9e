using System.Text.RegularExpressions;
using CultureBot.Chat;
using CultureBot.Web.Cards;
using CultureBot.Web.Simulator;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;

namespace CultureBot.Web.Tests.Simulator;

public sealed class HtmlCardTests
{
    private const string Hostile = "<script>alert(1)</script> <!channel> \"'><img src=x onerror=alert(1)> </blockquote> &amp; *b* <@U001>";

    [Fact]
    public async Task A_persons_words_are_never_markup_in_any_block()
    {
        var text = ChatText.Plain(Hostile) + ChatText.Bold(Hostile) + ChatText.Mention("U001", Hostile) + ChatText.Channel("C1", Hostile)
            + ChatText.Link(Hostile, new Uri("https://example.com/?a=1&b=\"<x>"));
        var html = await RenderAsync(new(text,
        [
            new HeadingBlock(text), new TextBlock(text), new QuoteBlock(Hostile), new ListBlock([text, text]), new NoteBlock(text), new DividerBlock(),
            new ChartBlock(ChartKind.Pie, text, [new(Hostile, 3, text), new(Hostile, 0, text)]) { Unit = Hostile },
            new ActionsBlock([new Button { Label = Hostile, Action = "a.b", Value = Hostile }, new Button { Label = Hostile, Address = new Uri("https://example.com/") }]),
        ]));

        Assert.DoesNotContain("<script", html, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("<img", html, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("<!channel", html, StringComparison.Ordinal);
        Assert.Contains("&lt;script&gt;alert(1)&lt;/script&gt; &lt;!channel&gt;", html, StringComparison.Ordinal);
        string[] known = ["div", "h3", "p", "span", "strong", "a", "blockquote", "ul", "li", "hr", "button", "table", "caption", "tbody", "tr", "th", "td", "svg", "rect"];
        Assert.All(Regex.Matches(html, "</?(?<x>[a-zA-Z0-9]+)", RegexOptions.ExplicitCapture, TimeSpan.FromSeconds(1)).Select(m => m.Groups["x"].Value), tag => Assert.Contains(tag, known));
        Assert.DoesNotMatch(@"<[^>]*\son\w+\s*=", html);
        Assert.DoesNotContain("style=", html, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("javascript:alert(1)", false)]
    [InlineData("data:text/html,x", false)]
    [InlineData("//evil.example/x", false)]
    [InlineData("https://example.com/", true)]
    [InlineData("mailto:a@tidewater.example", true)]
    [InlineData("/sign-in/x", true)]
    public async Task Only_web_addresses_are_links(string address, bool isLink)
    {
        var html = await RenderAsync(Card.Of(ChatText.Link("look", new Uri(address, UriKind.RelativeOrAbsolute))));
        Assert.Equal(isLink, html.Contains("<a ", StringComparison.Ordinal));
        Assert.Contains("look", html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Line_breaks_of_a_quotation_are_kept()
    {
        var html = await RenderAsync(new("x", [new QuoteBlock("one\n\ntwo")]));
        Assert.Contains("<blockquote>one\n\ntwo</blockquote>", System.Net.WebUtility.HtmlDecode(html), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_form_shows_what_was_typed_and_what_was_wrong_with_it_encoded()
    {
        var form = new Form("kudos", Hostile, "Send", "Not now", "", [
            new TextField("words", Hostile) { IsMultiline = true, Hint = Hostile },
            new PeopleField("people", "Whom?"),
            new ChoiceField("seen", "Who sees it?", [new("a", Hostile), new("b", "B")]),
            new ChoicesField("values", "Values", [new("c", "C")]) { IsOptional = true },
        ]);
        var read = FormInput.Read(
            form, field => field switch { "words" => [Hostile], "people" => ["@odalys, @nobody"], _ => [] },
            DirectoryOfTheDemo.Make(), System.Globalization.CultureInfo.GetCultureInfo("en"));
        Assert.Equal(["people", "seen"], read.Errors.Keys.Order());

        var html = await RenderAsync<HtmlForm>(new()
        {
            ["Open"] = new OpenForm(form, "C-general", read.Typed, read.Errors),
            ["Action"] = "/simulator/U001/C-general/form",
        });
        Assert.DoesNotContain("<script", html, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("<img", html, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("Nobody here goes by @nobody.", html, StringComparison.Ordinal);
        Assert.Contains("&lt;script&gt;", html, StringComparison.Ordinal);
    }

    private static Task<string> RenderAsync(Card card) => RenderAsync<HtmlCard>(new() { ["Card"] = card, ["Viewer"] = "U001" });

    private static async Task<string> RenderAsync<TComponent>(Dictionary<string, object?> parameters) where TComponent : IComponent
    {
        await using var services = new ServiceCollection().BuildServiceProvider();
        await using var renderer = new HtmlRenderer(services, NullLoggerFactory.Instance);
        return await renderer.Dispatcher.InvokeAsync(async () =>
            (await renderer.RenderComponentAsync<TComponent>(ParameterView.FromDictionary(parameters))).ToHtmlString());
    }
}
