using System.Text.Json.Nodes;
using Microsoft.Extensions.Options;

namespace CultureBot.Chat.Teams;

/// <summary>Where something is posted.</summary>
/// <param name="Tenant">The workspace.</param>
/// <param name="Service">Where it is reached; null when nobody has told yet.</param>
/// <param name="ConversationId">A channel, a thread, a group chat or somebody's own chat.</param>
/// <param name="IsPersonal">True for somebody's own chat with the bot.</param>
/// <param name="StartsThread">True for a channel: what is posted there begins a thread.</param>
internal sealed record TeamsTarget(string Tenant, Uri? Service, string ConversationId, bool IsPersonal, bool StartsThread);

/// <summary>How posting ended.</summary>
/// <param name="Result">For the outbox.</param>
/// <param name="Refusal">What Teams meant, when it refused.</param>
internal sealed record TeamsPosted(SendResult Result, TeamsMeaning? Refusal = null);

/// <summary>Posts what a card needs, all of its pages or none.</summary>
internal sealed class TeamsPosting(TeamsConnector connector, IOptions<TeamsOptions> options, TimeProvider clock)
{
    // The outbox counts a message as one; its further pages stay under the 8 in 2 s of a thread by themselves.
    private static readonly TimeSpan BetweenPages = TimeSpan.FromMilliseconds(260);

    /// <summary>Posts, in smaller pages when Teams finds them too large.</summary>
    public async Task<TeamsPosted> PostAsync(TeamsTarget target, TeamsContent content, CancellationToken cancellationToken)
    {
        var posted = new TeamsPosted(new GaveUp("no_size", GiveUpReason.Refused));
        foreach (var size in TeamsContent.Sizes)
        {
            posted = await PostPagesAsync(target, content, [.. content.Pages(size)], cancellationToken);
            if (posted.Refusal != TeamsMeaning.TooLong) break;
        }

        return posted;
    }

    /// <summary>Posts further pages of a message that stands already.</summary>
    /// <returns>As for posting; the message that it names is made of the further pages alone.</returns>
    public async Task<TeamsPosted> PostPagesAsync(
        TeamsTarget target, TeamsContent content, IReadOnlyList<JsonObject> pages, CancellationToken cancellationToken)
    {
        var here = target;
        List<string> ids = [];
        foreach (var page in pages)
        {
            if (ids.Count > 0) await Task.Delay(BetweenPages, clock, cancellationToken);
            var activity = content.Activity(page, TeamsAccounts.BotId(options.Value));
            var outcome = here.StartsThread ? await StartAsync(here, activity, cancellationToken)
                : await connector.PostAsync(here.Tenant, here.Service, here.ConversationId, activity, cancellationToken);
            if (outcome is not Answered<PostedActivity> answered) return await FailedAsync(target, ids, outcome, cancellationToken);
            ids.Add(answered.Reply.Id ?? "");
            // What follows stands in the thread that the first page has begun.
            if (here.StartsThread) here = here with { ConversationId = TeamsThread.In(here.ConversationId, ids[0]), StartsThread = false };
        }

        // Without its id a message stays as it is.
        return new(new Sent(ids.Contains("") ? null : new(target.ConversationId, string.Join(TeamsThread.Joint, ids))));
    }

    /// <summary>The conversation in which each activity of a message stands.</summary>
    public static string ConversationOf(PostedMessage posted, bool isChannel, int page) =>
        page == 0 || !isChannel || TeamsThread.Root(posted.ChannelId).Length > 0
            ? posted.ChannelId
            : TeamsThread.In(posted.ChannelId, TeamsThread.Activities(posted)[0]);

    private async Task<TeamsOutcome<PostedActivity>> StartAsync(TeamsTarget target, JsonObject activity, CancellationToken cancellationToken)
    {
        var parameters = new JsonObject
        {
            ["isGroup"] = true,
            ["bot"] = new JsonObject { ["id"] = TeamsAccounts.BotId(options.Value) },
            ["tenantId"] = target.Tenant,
            ["channelData"] = new JsonObject
            {
                ["channel"] = new JsonObject { ["id"] = target.ConversationId },
                ["tenant"] = new JsonObject { ["id"] = target.Tenant },
            },
            ["activity"] = activity,
        };
        return await connector.OpenAsync(target.Tenant, target.Service, parameters, cancellationToken) switch
        {
            Answered<OpenedConversation> opened => new Answered<PostedActivity>(new() { Id = IdOf(opened.Reply) }),
            RefusedCall<OpenedConversation> refused => new RefusedCall<PostedActivity>(refused.Status, refused.Error),
            TooFast<OpenedConversation> slower => new TooFast<PostedActivity>(slower.After),
            NotSent<OpenedConversation> unreachable => new NotSent<PostedActivity>(unreachable.Error, unreachable.After),
            Unanswered<OpenedConversation> unanswered => new Unanswered<PostedActivity>(unanswered.Error),
            var outcome => throw new InvalidOperationException($"No rule for {outcome.GetType().Name}."),
        };
    }

    private static string IdOf(OpenedConversation opened) =>
        opened.ActivityId is { Length: > 0 } id ? id : TeamsThread.Root(opened.Id ?? "");

    /// <summary>Half a message is none: what certainly failed on a later page is taken back, so that trying again posts it once.</summary>
    private async Task<TeamsPosted> FailedAsync(
        TeamsTarget target, List<string> ids, TeamsOutcome<PostedActivity> outcome, CancellationToken cancellationToken)
    {
        var result = TeamsErrors.OfSending(outcome, target.IsPersonal);
        if (result is Uncertain) return new(result);
        var half = new PostedMessage(target.ConversationId, string.Join(TeamsThread.Joint, ids));
        for (var page = ids.Count - 1; page >= 0; page--)
        {
            var deleted = await connector.DeleteAsync(
                target.Tenant, target.Service, ConversationOf(half, target.StartsThread, page), ids[page], cancellationToken);
            if (deleted is not Answered<PostedActivity>) return new(new Uncertain((result as GaveUp)?.Error ?? "half_posted"));
        }

        return new(result, TeamsErrors.MeaningOf(outcome));
    }
}
