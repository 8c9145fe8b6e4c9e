using System.Collections.Immutable;
using CultureBot.Chat;
using CultureBot.Delivery;
using CultureBot.People;
using CultureBot.Storage;

namespace CultureBot.Kudos;

/// <summary>Which messages a kudos wants in chat.</summary>
internal static class KudosMessages
{
    public const string Post = "kudos.post";
    public const string Told = "kudos.told";
    public const string ManagerTold = "kudos.manager_told";

    /// <summary>The channel post, one message a recipient, and one a manager and recipient, as the visibility says.</summary>
    public static IReadOnlyList<WantedMessage> WantedFor(Kudos kudos, Account giver, ImmutableArray<Account> recipients)
    {
        var wanted = new List<WantedMessage>();
        if (kudos.ChannelId is { } channel) wanted.Add(Want(kudos, Post, new(kudos.WorkspaceId, DestinationKind.Channel, channel)));
        foreach (var recipient in recipients)
        {
            if (kudos.Visibility != Visibility.ManagerOnly) wanted.Add(Want(kudos, Told, new(recipient.WorkspaceId, DestinationKind.Account, recipient.ExternalId)));
            if (TellsManager(kudos, giver, recipient))
                wanted.Add(Want(kudos, ManagerTold, ToManagerOf(recipient), recipient.ExternalId));
        }

        return wanted;
    }

    // A manager who gave it knows.
    private static bool TellsManager(Kudos kudos, Account giver, Account recipient) =>
        (kudos.Visibility is Visibility.PrivateAndManager or Visibility.ManagerOnly)
        && recipient.ManagerExternalId.Length > 0
        && ToManagerOf(recipient) != new Destination(giver.WorkspaceId, DestinationKind.Account, giver.ExternalId);

    // A recipient may be in another workspace than the kudos, and their manager in yet another one.
    private static Destination ToManagerOf(Account recipient) =>
        new(recipient.ManagerWorkspaceId ?? recipient.WorkspaceId, DestinationKind.Account, recipient.ManagerExternalId);

    private static WantedMessage Want(Kudos kudos, string kind, Destination destination, string step = "") => new()
    {
        Kind = kind,
        Subject = kudos.Id.Subject,
        Destination = destination,
        Step = step,
    };
}

/// <summary>What all messages about one kudos share: they are read anew each time, and gone or told so once undone.</summary>
internal abstract class KudosMessageKind(Database database, KudosCards cards) : IMessageKind
{
    public abstract string Name { get; }

    /// <summary>A thank-you that might be lost is worse than one that might be read twice.</summary>
    public WhenUncertain WhenUncertain => WhenUncertain.Resend;

    protected Database Database => database;

    protected KudosCards Cards => cards;

    public async Task<Rendered> RenderAsync(MessageToRender message, CancellationToken cancellationToken)
    {
        var story = await database.ReadAsync(
            async sql => KudosId.Find(message.Subject) is { } id ? await KudosStory.FindAsync(sql, id) : null, cancellationToken);
        // Whoever gave it knows, by whichever of their accounts.
        if (story is null || (!message.WasSent && message.Recipient?.PersonId == story.Giver.PersonId)) return Rendered.Absent;
        if (story.Kudos.UndoneAt is null)
            return message.WasSent || await IsWantedAsync(message, cancellationToken) ? Rendered.Present(Render(message, story)) : Rendered.Absent;
        return message.WasSent ? Rendered.Present(cards.TakenBack(message.Culture)) : Rendered.Absent;
    }

    protected abstract Card Render(MessageToRender message, KudosStory story);

    /// <summary>False keeps it from being sent; one that was sent stays.</summary>
    protected virtual Task<bool> IsWantedAsync(MessageToRender message, CancellationToken cancellationToken) => Task.FromResult(true);
}

internal sealed class KudosPostKind(Database database, KudosCards cards) : KudosMessageKind(database, cards)
{
    public override string Name => KudosMessages.Post;

    protected override Card Render(MessageToRender message, KudosStory story) => Cards.Post(message.Culture, story);
}

internal sealed class KudosToldKind(Database database, KudosCards cards) : KudosMessageKind(database, cards)
{
    public override string Name => KudosMessages.Told;

    protected override Card Render(MessageToRender message, KudosStory story) => Cards.Told(message.Culture, story);

    // Whoever does not want to be told at once finds it on their page and in their digest.
    protected override async Task<bool> IsWantedAsync(MessageToRender message, CancellationToken cancellationToken) =>
        message.Recipient is not { } reader
        || (await Database.ReadAsync(sql => PreferencesStore.FindAsync(sql, reader.PersonId), cancellationToken)).WantsThanksTold;
}

internal sealed class KudosManagerToldKind(Database database, KudosCards cards) : KudosMessageKind(database, cards)
{
    public override string Name => KudosMessages.ManagerTold;

    protected override Card Render(MessageToRender message, KudosStory story) =>
        Cards.ManagerTold(message.Culture, story, story.Recipients.FirstOrDefault(r => r.ExternalId == message.Step));
}
