using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using CultureBot.Testing.Databases;
using NodaTime;
using static CultureBot.Web.Tests.EndToEnd.SlackCompany;

namespace CultureBot.Web.Tests.EndToEnd;

/// <summary>"+1" by others.</summary>
public sealed class BoostTests
{
    [Theory]
    [DatabaseData]
    public async Task Each_person_counts_once_and_the_post_is_updated_once_in_ten_seconds(DatabaseKind kind)
    {
        await using var company = await SlackCompany.StartAsync(kind);
        var subject = await GiveAsync(company);
        var post = Assert.Single(company.In(General));
        // The post was just sent, and rests.
        foreach (var user in (string[])[Ben, Cem, Aroha, Ben]) await PressAsync(company, "kudos.boost", subject, user);
        Assert.Equal(0, post.Updates);

        await company.MoveToAsync(company.Clock.Now + Duration.FromSeconds(30));

        Assert.Equal(1, post.Updates);
        Assert.Contains("+1 \u00B7 3", Shown(post.Blocks!), StringComparison.Ordinal);
        Assert.Equal(3, await company.CountAsync("SELECT COUNT(*) FROM kudos_boosts"));

        var taken = await PressAsync(company, "kudos.unboost", subject, Ben);
        await company.MoveToAsync(company.Clock.Now + Duration.FromSeconds(30));
        Assert.Contains("off again", taken.ToJsonString(), StringComparison.Ordinal);
        Assert.Contains("+1 \u00B7 2", Shown(post.Blocks!), StringComparison.Ordinal);
        // Nobody gets a message for it.
        Assert.Single(company.To(Ana));
    }

    [Theory]
    [InlineData(Mia)]
    [InlineData(Ana)]
    public async Task The_giver_and_the_recipients_are_in_it_already(string user)
    {
        await using var company = await SlackCompany.StartAsync();
        var subject = await GiveAsync(company);

        var answer = await PressAsync(company, "kudos.boost", subject, user);

        Assert.Contains("everybody else", answer.ToJsonString(), StringComparison.Ordinal);
        Assert.Equal(0, await company.CountAsync("SELECT COUNT(*) FROM kudos_boosts"));
    }

    [Fact]
    public async Task One_that_was_taken_back_takes_no_more()
    {
        await using var company = await SlackCompany.StartAsync();
        var subject = await GiveAsync(company);
        await company.KudosAsync("undo");

        var answer = await PressAsync(company, "kudos.boost", subject, Ben);

        Assert.Contains("no longer there", answer.ToJsonString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_thanking_emoji_on_the_post_is_a_plus_one_and_off_again()
    {
        await using var company = await SlackCompany.StartAsync();
        await GiveAsync(company);
        var post = Assert.Single(company.In(General));

        await company.SendAsync(company.Requests.Event(Reacted("reaction_added", post.Ts, "1700000100.1"), "Ev1"));
        Assert.Equal(1, await company.CountAsync("SELECT COUNT(*) FROM kudos_boosts"));
        await company.SendAsync(company.Requests.Event(Reacted("reaction_removed", post.Ts, "1700000101.1"), "Ev2"));
        Assert.Equal(0, await company.CountAsync("SELECT COUNT(*) FROM kudos_boosts"));
    }

    [Theory]
    [DatabaseData]
    public async Task The_recipient_reads_of_them_in_their_own_digest(DatabaseKind kind)
    {
        await using var company = await SlackCompany.StartAsync(kind);
        var subject = await GiveAsync(company);
        await PressAsync(company, "kudos.boost", subject, Ben);
        await PressAsync(company, "kudos.boost", subject, Cem);

        await company.MoveToAsync(Instant.FromUtc(2026, 11, 21, 1, 0));

        var digest = Assert.Single(company.To(Ana), m => m.Text.StartsWith("Your week", StringComparison.Ordinal));
        Assert.Contains("added their +1 2 times", Shown(digest.Blocks!), StringComparison.Ordinal);
    }

    private static async Task<string> GiveAsync(SlackCompany company)
    {
        await company.KudosAsync("<@U0ANA> " + Words);
        await company.SettleAsync();
        return "kudos:" + Guid.Parse((await company.ListAsync("SELECT CAST(id AS text) FROM kudos"))[0]).ToString("D");
    }

    private static async Task<JsonObject> PressAsync(SlackCompany company, string action, string value, string user)
    {
        var url = company.Slack.NewResponseUrl();
        Assert.Null(await company.SendAsync(company.Requests.Button(action, value, user, url, isEphemeral: false)));
        return await company.RespondedAsync(url);
    }

    private static JsonObject Reacted(string type, string ts, string at) => new()
    {
        ["type"] = type, ["user"] = Ben, ["reaction"] = "raised_hands", ["event_ts"] = at, ["item_user"] = "U0BOT",
        ["item"] = new JsonObject { ["type"] = "message", ["channel"] = General, ["ts"] = ts },
    };

    // JSON escapes more than people read.
    private static string Shown(JsonArray blocks) => Regex.Unescape(blocks.ToJsonString());
}
