using System.Collections.Immutable;
using System.Globalization;
using CultureBot.Chat;
using CultureBot.People;
using CultureBot.Workspaces;

namespace CultureBot.Kudos;

/// <summary>Every message that is sent because of a kudos. Answers to the person who gives one are in <see cref="KudosAnswers"/>.</summary>
internal sealed class KudosCards(KudosWords words)
{
    /// <summary>What the channel sees; recipients are mentioned, the giver is named.</summary>
    public Card Post(CultureInfo culture, KudosStory story)
    {
        var headline = words.Say(
            culture, "PostHeadline", ("giver", story.Giver.Name), ("recipients", Recipients(culture, story, Mention)));
        return new(headline + " " + story.Kudos.Words, [new TextBlock(headline), .. WordsAndValues(culture, story, story.IsSourceOpen || story.Kudos.ChannelId == story.Kudos.Source?.ChannelId), Buttons(culture, story)]);
    }

    /// <summary>What a recipient reads in their direct messages.</summary>
    public Card Told(CultureInfo culture, KudosStory story)
    {
        var others = story.Recipients.Length - 1;
        var headline = story.Kudos.Visibility switch
        {
            Visibility.Public when story.Channel is { } channel => words.Say(
                culture, "ToldInChannel", ("giver", story.Giver.Name), ("channel", ChatText.Channel(channel.ExternalId, channel.Name)), ("others", others)),
            Visibility.Public => words.Say(culture, "ToldPublic", ("giver", story.Giver.Name), ("others", others)),
            Visibility.PrivateAndManager => words.Say(culture, "ToldWithManager", ("giver", story.Giver.Name), ("others", others)),
            _ => words.Say(culture, "ToldPrivate", ("giver", story.Giver.Name), ("others", others)),
        };
        return new(headline + " " + story.Kudos.Words, [new TextBlock(headline), .. WordsAndValues(culture, story)]);
    }

    /// <summary>What a recipient's manager reads.</summary>
    public Card ManagerTold(CultureInfo culture, KudosStory story, Account? recipient)
    {
        var headline = words.Say(
            culture,
            story.Kudos.Visibility == Visibility.ManagerOnly ? "ManagerToldAlone" : "ManagerTold",
            ("giver", story.Giver.Name),
            ("recipient", recipient?.Name ?? words.SayPlain(culture, "SomebodyOfYours")));
        return new(headline, [new TextBlock(headline), .. WordsAndValues(culture, story)]);
    }

    /// <summary>What is left of a message whose kudos was undone after it was sent.</summary>
    public Card TakenBack(CultureInfo culture) => Card.Of(words.Say(culture, "TakenBack"));

    /// <summary>A kudos told again without notifying anybody: in digests.</summary>
    public IEnumerable<CardBlock> Retold(CultureInfo culture, KudosStory story)
    {
        yield return new TextBlock(
            words.Say(culture, "PostHeadline", ("giver", story.Giver.Name), ("recipients", Recipients(culture, story, a => a.Name))));
        foreach (var block in WordsAndValues(culture, story, story.IsSourceOpen)) yield return block;
    }

    /// <summary>"Ana, Ben and Front Desk (6 people)".</summary>
    public ChatText Recipients(CultureInfo culture, KudosStory story, Func<Account, ChatText> name) =>
        words.List(
            culture,
            [
                .. story.Named.Select(name),
                .. story.Groups.Select(g => words.Say(culture, "Group", ("name", g.Name), ("count", g.Count))),
            ]);

    private static ChatText Mention(Account account) => account.ErasedAt is null ? ChatText.Mention(account.ExternalId, account.Name) : ChatText.Plain(account.Name);

    /// <param name="culture">The reader's language.</param>
    /// <param name="story">What is told.</param>
    /// <param name="showsSource">False where readers are not to learn in which private place the message stands.</param>
    private ImmutableArray<CardBlock> WordsAndValues(CultureInfo culture, KudosStory story, bool showsSource = true)
    {
        var kudos = story.Kudos;
        var shown = KudosText.WithoutClosingTags(kudos.Words, kudos.Tags);
        return
        [
            .. shown.Length > 0 ? [new QuoteBlock(shown)] : (ReadOnlySpan<CardBlock>)[],
            .. kudos.Source is { } source ? [new TextBlock(showsSource ? For(culture, source, story.SourceChannel) : words.Say(culture, "ForMessageSomewhere"))] : (ReadOnlySpan<CardBlock>)[],
            .. kudos.Tags.Length > 0 ? [new NoteBlock(string.Join("  ", kudos.Tags.Select(t => "#" + t)))] : (ReadOnlySpan<CardBlock>)[],
        ];
    }

    private ChatText For(CultureInfo culture, KudosSource source, Channel? channel) =>
        source.Address is { } address ? words.Say(culture, "ForMessage", ("message", ChatText.Link(words.SayPlain(culture, "ForMessageLink"), address)))
        : channel is { Name.Length: > 0 } ? words.Say(culture, "ForMessageIn", ("channel", ChatText.Channel(channel.ExternalId, channel.Name)))
        : words.Say(culture, "ForMessageSomewhere");

    private ActionsBlock Buttons(CultureInfo culture, KudosStory story) => new(
    [
        new Button
        {
            Label = words.SayPlain(culture, "ButtonBoost", ("count", story.Kudos.Boosts)),
            Action = KudosChat.BoostButton,
            Value = story.Kudos.Id.Subject,
        },
        new Button { Label = words.SayPlain(culture, "ButtonThankSomeone"), Action = KudosChat.FormButton, OpensForm = true },
    ]);
}
