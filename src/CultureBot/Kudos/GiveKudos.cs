using System.Collections.Immutable;
using CultureBot.Chat;
using CultureBot.Delivery;
using CultureBot.People;
using CultureBot.Storage;
using CultureBot.Workspaces;
using NodaTime;

namespace CultureBot.Kudos;

/// <summary>Somebody wants to thank somebody. Who is meant has been looked up.</summary>
public sealed record GiveKudos
{
    public required Workspace Workspace { get; init; }

    public required Account Giver { get; init; }

    public required ImmutableArray<KudosNominee> Nominees { get; init; }

    public required string Words { get; init; }

    public required Visibility Visibility { get; init; }

    /// <summary>Where it was asked for.</summary>
    public required ChatPlace Place { get; init; }

    /// <summary>Whether the bot may post at <see cref="Place"/>.</summary>
    public required bool CanPostHere { get; init; }

    /// <summary>Equal for two deliveries of the same request, so that the second changes nothing.</summary>
    public required string RequestKey { get; init; }

    /// <summary>The message it thanks for, if it is for one; then words are not needed.</summary>
    public KudosSource? Source { get; init; }

    /// <summary>The emoji by which it was asked for, if it was by one.</summary>
    public KudosReaction? Reaction { get; init; }

    /// <summary>The giver has seen the question for more words and wants it sent as it is.</summary>
    public bool SendAsItIs { get; init; }

    /// <summary>The giver has agreed that what was typed in a private place is posted in the kudos channel.</summary>
    public bool PostElsewhere { get; init; }
}

/// <param name="Account">Who was named, or is in a group that was.</param>
/// <param name="GroupName">The group's name when they were not named themselves.</param>
public sealed record KudosNominee(Account Account, string? GroupName);

/// <summary>What became of it; refusals are results, and none loses the giver's words.</summary>
public abstract record GiveKudosResult;

/// <param name="Kudos">What is stored now.</param>
/// <param name="Recipients">Who gets it.</param>
/// <param name="PostedTo">The channel it goes to; null for one that is not posted.</param>
/// <param name="IsElsewhere">It was typed in a channel, and goes to another one.</param>
/// <param name="LeftOut">Named people who cannot be thanked, with the reason.</param>
public sealed record KudosGiven(
    Kudos Kudos, ImmutableArray<Account> Recipients, Channel? PostedTo, bool IsElsewhere, ImmutableArray<LeftOut> LeftOut) : GiveKudosResult;

/// <param name="Reason">Why.</param>
/// <param name="Who">The person it is about, if one.</param>
public sealed record KudosRefused(KudosRefusal Reason, Account? Who = null) : GiveKudosResult;

/// <summary>The words are thin: ask for one more sentence first.</summary>
public sealed record MoreWordsWanted : GiveKudosResult;

/// <summary>The emoji was taken off again before this arrived, or has thanked already.</summary>
public sealed record ReactionIsOld : GiveKudosResult;

/// <summary>It was typed in private and would be posted here: ask first.</summary>
public sealed record PlaceToConfirm(Channel Channel) : GiveKudosResult;

public sealed record LeftOut(Account Account, KudosRefusal Reason);

public enum KudosRefusal
{
    Nobody,
    NoWords,
    TooLong,
    Yourself,
    Bot,
    HasLeft,
    SameAgain,
    NoManager,
}

/// <summary>
/// Stores a kudos with a row a recipient and everything that is wanted in chat because of it, in one unit of work.
/// </summary>
public sealed class GiveKudosHandler(Database database, OutboxSignal outbox, TellFacts facts, KudosOptions options, TimeProvider clock)
{
    private static readonly Duration SameTextPause = Duration.FromMinutes(1);

    /// <returns>A refusal or a question stores nothing; the same request again returns the same kudos.</returns>
    public async Task<GiveKudosResult> HandleAsync(GiveKudos request, CancellationToken cancellationToken)
    {
        var (recipients, leftOut) = KudosNominees.Sort(request.Giver, request.Nominees);
        if (Refuse(request, recipients, leftOut) is { } refused) return refused;
        if (!request.SendAsItIs && KudosText.IsThin(request.Words)) return new MoreWordsWanted();

        var channel = request.Visibility == Visibility.Public
            ? await database.ReadAsync(sql => ChooseChannelAsync(sql, request), cancellationToken)
            : null;
        if (channel is not null && channel.ExternalId != request.Place.ChannelId && IsPrivatePlace(request.Place) && !request.PostElsewhere)
            return new PlaceToConfirm(channel);

        var tags = await database.ReadAsync(sql => CompanyValues.FindInAsync(sql, options, request.Words), cancellationToken);
        var kudos = Make(request, recipients, channel, tags);
        var accounts = recipients.Select(r => r.Account).ToImmutableArray();
        var result = await database.WriteAsync(StoreAsync, WriteUrgency.Acknowledgement, cancellationToken);
        outbox.Notify();
        return result;

        async Task<GiveKudosResult> StoreAsync(SqlSession sql)
        {
            if (request.Reaction is { } reaction && !await IsNewAsync(sql, request, reaction)) return new ReactionIsOld();
            var alike = await KudosStore.ListThankedAlikeAsync(sql, kudos, request.RequestKey, kudos.CreatedAt - SameTextPause);
            if (alike.Count > 0) return new KudosRefused(KudosRefusal.SameAgain, accounts.First(a => a.Id == alike[0]));
            if (!await KudosStore.AddAsync(sql, kudos, request.RequestKey)) return await FindBeforeAsync(sql, request, leftOut);
            if (request.Reaction is not null)
                await KudosReactionStore.SetKudosAsync(sql, kudos.WorkspaceId, kudos.GiverId, request.Reaction, kudos.Id);
            await OutboxStore.WantManyAsync(sql, KudosMessages.WantedFor(kudos, request.Giver, accounts), kudos.CreatedAt);
            if (kudos.Visibility == Visibility.Public) await facts.HandleAsync(sql, new(KudosHookEvents.Given, kudos.Id.Subject, kudos.CreatedAt));
            await PersonalNews.TellAsync(sql, [request.Giver.Id, .. accounts.Select(a => a.Id)], kudos.CreatedAt);
            return new KudosGiven(kudos, accounts, channel, IsElsewhere(request, channel), leftOut);
        }
    }

    private static async Task<bool> IsNewAsync(SqlSession sql, GiveKudos request, KudosReaction reaction)
    {
        var before = await KudosReactionStore.FindKudosAsync(sql, request.Workspace.Id, request.Giver.Id, reaction);
        return await KudosReactionStore.PutAsync(sql, request.Workspace.Id, request.Giver.Id, reaction)
            && (before is not { } id || await KudosStore.FindAsync(sql, id) is not { UndoneAt: null });
    }

    private Kudos Make(GiveKudos request, ImmutableArray<KudosNominee> recipients, Channel? channel, ImmutableArray<string> tags) => new()
    {
        Id = new(Guid.CreateVersion7(clock.GetUtcNow())),
        WorkspaceId = request.Workspace.Id,
        GiverId = request.Giver.Id,
        Words = request.Words,
        Visibility = request.Visibility,
        ChannelId = channel?.ExternalId,
        Source = request.Source,
        CreatedAt = Instant.FromDateTimeOffset(clock.GetUtcNow()),
        Recipients = [.. recipients.Select(r => new KudosRecipient(r.Account.Id, r.GroupName))],
        Tags = tags,
    };

    private static KudosRefused? Refuse(GiveKudos request, ImmutableArray<KudosNominee> recipients, ImmutableArray<LeftOut> leftOut)
    {
        if (recipients.Length == 0)
            return leftOut.Length > 0 ? new(leftOut[0].Reason, leftOut[0].Account) : new(KudosRefusal.Nobody);
        if (request.Words.Length == 0 && request.Source is null) return new(KudosRefusal.NoWords, recipients[0].Account);
        if (request.Words.EnumerateRunes().Count() > KudosText.MostCharacters) return new(KudosRefusal.TooLong);
        if (request.Visibility is Visibility.ManagerOnly
            && recipients.FirstOrDefault(r => r.Account.ManagerExternalId.Length == 0) is { } withoutManager)
            return new(KudosRefusal.NoManager, withoutManager.Account);
        return null;
    }

    // A request that arrives again is answered with what it did the first time.
    private static async Task<GiveKudosResult> FindBeforeAsync(SqlSession sql, GiveKudos request, ImmutableArray<LeftOut> leftOut)
    {
        var kudos = (await KudosStore.FindByRequestAsync(sql, request.RequestKey))!;
        var accounts = (await PeopleStore.ListAsync(sql, [.. kudos.Recipients.Select(r => r.AccountId)])).ToDictionary(a => a.Id);
        var channel = kudos.ChannelId is { } id ? await WorkspacesStore.FindChannelAsync(sql, kudos.WorkspaceId, id) : null;
        return new KudosGiven(
            kudos, [.. kudos.Recipients.Select(r => accounts[r.AccountId])], channel, IsElsewhere(request, channel), leftOut);
    }

    private static async Task<Channel?> ChooseChannelAsync(SqlSession sql, GiveKudos request)
    {
        if (!request.CanPostHere) return await WorkspacesStore.FindKudosChannelAsync(sql, request.Workspace);
        return await WorkspacesStore.FindChannelAsync(sql, request.Workspace.Id, request.Place.ChannelId) ?? new Channel
        {
            WorkspaceId = request.Workspace.Id,
            ExternalId = request.Place.ChannelId,
            Name = request.Place.Name,
            CanPost = true,
        };
    }

    // Only somebody who typed it in a channel expects to see it there.
    private static bool IsElsewhere(GiveKudos request, Channel? channel) =>
        channel is not null && channel.ExternalId != request.Place.ChannelId
        && (request.Place.Kind is PlaceKind.Channel or PlaceKind.PrivateChannel);

    private static bool IsPrivatePlace(ChatPlace place) =>
        place.Kind is PlaceKind.Direct or PlaceKind.Group or PlaceKind.PrivateChannel;
}
