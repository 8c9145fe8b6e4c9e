using System.Text.Json.Nodes;

namespace CultureBot.Chat.Teams.Tests.Cards;

public sealed class TeamsButtonsTests
{
    [Fact]
    public void A_button_that_opens_a_form_says_so_before_it_is_pressed()
    {
        var action = Rows(new Button { Label = "Thank", Action = "kudos.form", OpensForm = true })[0]![0]!;

        Assert.Equal(("Action.Submit", "task/fetch", "kudos.form"), ((string?)action["type"], (string?)action["data"]!["msteams"]!["type"], (string?)action["data"]!["button"]));
    }

    [Fact]
    public void In_a_dialog_every_button_goes_on_in_it()
    {
        var card = AdaptiveCardRenderer.Dialog(new("x", [new ActionsBlock([new Button { Label = "a", Action = "a" }, new Button { Label = "b", Action = "b", OpensForm = true }])]));

        Assert.All(card["body"]![0]!["actions"]!.AsArray(), action => Assert.Equal("Action.Submit", (string?)action!["type"]));
        Assert.All(card["body"]![0]!["actions"]!.AsArray(), action => Assert.Null(action!["data"]!["msteams"]));
    }

    [Fact]
    public void A_link_opens_its_address_and_one_that_cannot_be_opened_is_left_out()
    {
        var actions = Rows(
            new Button { Label = "Open", Address = new Uri("https://culture.example/") },
            new Button { Label = "Files", Address = new Uri("ftp://files.example/") })[0]!;

        var action = Assert.Single(actions)!;
        Assert.Equal(("Action.OpenUrl", "https://culture.example/"), ((string?)action["type"], (string?)action["url"]));
    }

    [Fact]
    public void Styles_are_Teams_own_and_more_than_five_buttons_stand_in_rows()
    {
        var rows = Rows([
            new Button { Label = "a", Action = "a", Style = ButtonStyle.Primary }, new Button { Label = "b", Action = "b", Style = ButtonStyle.Danger },
            .. Enumerable.Range(0, 5).Select(_ => new Button { Label = "c", Action = "c" })]);

        Assert.Equal([5, 2], rows.Select(row => row.Count));
        Assert.Equal(["positive", "destructive", null], rows[0].Take(3).Select(action => (string?)action!["style"]), StringComparer.Ordinal);
    }

    [Fact]
    public void Keys_that_are_too_long_or_missing_are_a_bug()
    {
        Assert.Throws<ArgumentException>(() => Rows(new Button { Label = "x", Action = "x", Value = new string('v', 2001) }));
        Assert.Throws<ArgumentException>(() => Rows(new Button { Label = "x" }));
    }

    private static List<JsonArray> Rows(params Button[] buttons) =>
        [.. AdaptiveCardRenderer.One(new("x", [new ActionsBlock([.. buttons])]))["body"]!.AsArray().Select(row => row!["actions"]!.AsArray())];
}
