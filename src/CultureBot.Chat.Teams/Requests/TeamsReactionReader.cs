using Microsoft.Extensions.Options;

namespace CultureBot.Chat.Teams;

/// <summary>Translates reactions. Teams tells of those on the bot's own messages alone.</summary>
internal sealed class TeamsReactionReader(ChatRoutes routes, IOptions<TeamsOptions> options, TimeProvider clock)
{
    /// <summary>Those that clap or thank, by Teams' names, of which newer ones begin with the emoji's code point.</summary>
    private static readonly string[] Kind =
        ["like", "heart", "laugh", "clap", "applause", "handsinair", "praying", "thanks", "1f44f", "1f64c", "1f64f", "2764", "1f44d", "1f389"];

    private readonly string _bot = TeamsAccounts.BotId(options.Value);

    public TeamsIncoming Read(TeamsOrigin origin)
    {
        var activity = origin.Activity;
        if (activity.ReplyToId is not { Length: > 0 } message || origin.User.Length == 0 || origin.Place == ChatPlace.Nowhere) return TeamsIncoming.Ignored;
        // One that takes the place of another is put on: what was there before it does not matter.
        var isAdded = HasKind(activity.ReactionsAdded);
        if (!isAdded && !HasKind(activity.ReactionsRemoved)) return TeamsIncoming.Ignored;
        return TeamsIncoming.Of(TeamsWay.Event, [.. routes.Reactions.Select(emoji => new ReactionRequest
        {
            Platform = TeamsPlatform.PlatformName,
            WorkspaceId = origin.Tenant,
            AccountId = origin.User,
            RequestKey = $"{origin.Key}:{emoji}",
            Place = origin.Place,
            ReplyTo = origin.ReplyTo(),
            Emoji = emoji,
            Message = origin.Message(message, activity.Conversation?.RootId ?? "", _bot),
            IsRemoved = !isAdded,
            HappenedAt = ((activity.Timestamp ?? clock.GetUtcNow()) - DateTimeOffset.UnixEpoch).Ticks / TimeSpan.TicksPerMicrosecond,
        })]);
    }

    private static bool HasKind(IReadOnlyList<TeamsReaction>? reactions) =>
        reactions?.Any(reaction => reaction?.Type is { } type && Kind.Any(kind => IsKind(type, kind))) == true;

    // 1f64c_raisinghands, heart-tone2.
    private static bool IsKind(string type, string kind) =>
        type.StartsWith(kind, StringComparison.OrdinalIgnoreCase) && (type.Length == kind.Length || !char.IsAsciiLetterOrDigit(type[kind.Length]));
}
