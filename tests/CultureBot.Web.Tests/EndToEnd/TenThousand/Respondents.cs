using System.Collections.Concurrent;
using System.Globalization;
using System.Net;
using System.Text.Json.Nodes;
using CultureBot.Pulse;
using CultureBot.Testing.Slack;
using CultureBot.Testing.Teams;
using NodaTime;

namespace CultureBot.Web.Tests.EndToEnd.TenThousand;

/// <summary>People who answer with the buttons of their cards, and press again where the program died under their fingers.</summary>
internal sealed class Respondents(ClockedCompany company)
{
    private const int AtOnce = 6;

    private static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(60);

    private readonly SignedRequests _slack = new(company.Clock);
    private readonly SignedActivities _teams = new(company.Clock, company.Teams.ServiceUrl.AbsoluteUri);
    private readonly ConcurrentDictionary<string, Instant> _acknowledged = new(StringComparer.Ordinal);
    private int _unseen;
    private int _lost;
    private int _apologies;

    /// <summary>When each ballot was acknowledged, by who sent it.</summary>
    public IReadOnlyDictionary<string, Instant> Acknowledged => _acknowledged;

    /// <summary>How many ballots were acknowledged to somebody who did not see it, and sent once more.</summary>
    public int Unseen => _unseen;

    /// <summary>How many of those were not there.</summary>
    public int Lost => _lost;

    /// <summary>How often people were asked to try again, since the machine was too busy; what is acknowledged then may be such an answer.</summary>
    public int Apologies => _apologies;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    /// <summary>They all answer, several at once.</summary>
    /// <param name="some">Who has been asked and has not answered.</param>
    /// <param name="killAt">When so many of these have answered, the program is killed.</param>
    /// <param name="moment">What that is called.</param>
    public async Task AnswerAsync(IReadOnlyCollection<Employee> some, int killAt, string moment)
    {
        var answered = 0;
        await Parallel.ForEachAsync(
            some,
            new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = Cancellation },
            async (one, _) =>
            {
                await AnswerAsync(one);
                if (Interlocked.Increment(ref answered) != killAt) return;
                company.Kill(moment);
                await company.StartAgainAsync();
            });
    }

    /// <summary>What somebody is answered who taps their first card.</summary>
    public async Task<string> TapAsync(Employee one)
    {
        var (_, card) = await PressAsync(one, Choose(one, company.Mailboxes.Of(one, Matter.Asked).First().Card));
        return card!.ToJsonString();
    }

    private async Task AnswerAsync(Employee one)
    {
        var card = company.Mailboxes.Of(one, Matter.Asked).First().Card;
        var (isSent, isUnseen) = (false, false);
        while (true)
        {
            var button = Choose(one, card);
            var isLast = button.Action == AskingChat.SubmitButton;
            var (isTaken, next) = await PressAsync(one, button);
            if (next is null || IsApology(next))
            {
                // The program died, or was too slow: pressed once more on the card as it was.
                if (next is not null) Interlocked.Increment(ref _apologies);
                else isUnseen |= isTaken && isLast;
                isSent |= isLast;
                continue;
            }

            if (isLast)
            {
                _acknowledged[one.Id] = company.Clock.Now;
                Judge(next.ToJsonString(), isSent, isUnseen);
                return;
            }

            card = next;
        }
    }

    private static bool IsApology(JsonNode card) => card.ToJsonString().Contains("nothing was stored", StringComparison.Ordinal);

    // Whoever sends again what was acknowledged, and did not see that, has answered already; else the ballot would be lost.
    private void Judge(string shown, bool isAgain, bool isUnseen)
    {
        var (isThanked, hasAnswered) =
            (shown.Contains("Your answers are in", StringComparison.Ordinal), shown.Contains("You have answered this already", StringComparison.Ordinal));
        Assert.True(isThanked || (isAgain && hasAnswered), shown);
        if (isUnseen) Interlocked.Increment(ref _unseen);
        if (isUnseen && isThanked) Interlocked.Increment(ref _lost);
    }

    /// <summary>Submit, where it is offered; else the answer that is theirs.</summary>
    private static CardButton Choose(Employee one, JsonNode card)
    {
        var buttons = CardButton.Of(card).ToList();
        var mark = ((one.Number % 5) + 1).ToString(CultureInfo.InvariantCulture);
        return buttons.Find(button => button.Action == AskingChat.SubmitButton)
            ?? buttons.Single(button => button.Action == AskingChat.AnswerButton && button.Tap == mark);
    }

    /// <returns>Whether it was acknowledged, and the card that takes the place of what was pressed; null when the program died before.</returns>
    private async Task<(bool IsTaken, JsonNode? Card)> PressAsync(Employee one, CardButton button)
    {
        var life = await company.Life;
        try
        {
            return one.IsOnTeams ? (true, await PressInTeamsAsync(one, button, life)) : await PressInSlackAsync(one, button, life);
        }
        catch (Exception cut) when (cut is HttpRequestException or IOException)
        {
            await life.Ended.Task.WaitAsync(LongestWait, TimeProvider.System, Cancellation);
            return (false, null);
        }
    }

    private async Task<(bool IsTaken, JsonNode? Card)> PressInSlackAsync(Employee one, CardButton button, ProgramLife life)
    {
        var url = company.Slack.NewResponseUrl();
        using var request = _slack.Button(button.Action, button.Value, one.Id, url, isEphemeral: false);
        using var response = await SendAsync(request, life);
        var card = company.Slack.FirstResponseAt(url);
        await Task.WhenAny(card, life.Ended.Task).WaitAsync(LongestWait, TimeProvider.System, Cancellation);
        return (true, card.IsCompleted ? (await card)["blocks"] : null);
    }

    private async Task<JsonNode> PressInTeamsAsync(Employee one, CardButton button, ProgramLife life)
    {
        var name = one.TeamsName;
        var chat = SignedActivities.Personal(name);
        chat["id"] = company.Mailboxes.Of(one, Matter.Asked).First().Place;
        var invoke = _teams.Invoke(
            "adaptiveCard/action",
            new JsonObject
            {
                ["action"] = new JsonObject { ["type"] = "Action.Execute", ["verb"] = button.Action, ["data"] = button.Raw["data"]!.DeepClone() },
                ["trigger"] = "manual",
            },
            chat,
            name);
        using var request = _teams.Post(invoke);
        using var response = await SendAsync(request, life);
        var answer = JsonNode.Parse(await response.Content.ReadAsStringAsync(Cancellation))!;
        Assert.Equal("application/vnd.microsoft.card.adaptive", (string?)answer["type"]);
        return answer["value"]!;
    }

    private async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, ProgramLife life)
    {
        request.RequestUri = new(life.Address, request.RequestUri!.OriginalString);
        var response = await company.Caller.SendAsync(request, Cancellation);
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        return response;
    }
}
