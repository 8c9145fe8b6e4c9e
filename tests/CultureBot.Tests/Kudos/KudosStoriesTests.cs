using CultureBot.Kudos;
using CultureBot.People;
using NodaTime;

namespace CultureBot.Tests.Kudos;

public sealed class KudosStoriesTests
{
    private const string Story = "When the queue went round the corner you opened a second desk, and nobody missed a train.";

    [Fact]
    public void A_story_is_chosen_before_a_word_of_thanks()
    {
        var thin = Kudos(1, giver: 1, recipient: 2, "thanks!");
        var story = Kudos(2, giver: 3, recipient: 4, Story);

        Assert.Equal([story], KudosStories.Choose([thin, story], 1));
    }

    [Fact]
    public void Nobody_gives_or_gets_two_of_the_stories()
    {
        CultureBot.Kudos.Kudos[] week = [.. Enumerable.Range(1, 12).Select(i => Kudos(i, giver: 1 + (i % 3), recipient: 10 + (i % 4), Story))];

        var chosen = KudosStories.Choose(week, 3);

        Assert.Equal(chosen.Count, chosen.Select(k => k.GiverId).Distinct().Count());
        Assert.Equal(chosen.Count, chosen.SelectMany(k => k.Recipients).Select(r => r.AccountId).Distinct().Count());
        Assert.Equal(3, chosen.Count);
    }

    [Fact]
    public void The_choice_does_not_change_when_another_one_is_taken_back()
    {
        CultureBot.Kudos.Kudos[] week = [.. Enumerable.Range(1, 9).Select(i => Kudos(i, giver: i, recipient: 20 + i, Story))];
        var chosen = KudosStories.Choose(week, 3);

        var without = KudosStories.Choose([.. week.Where(k => k != week.Except(chosen).First())], 3);

        Assert.Equal(chosen, without);
    }

    private static CultureBot.Kudos.Kudos Kudos(int number, int giver, int recipient, string words) => new()
    {
        Id = new(Id(number)),
        WorkspaceId = new(Id(1)),
        GiverId = new(Id(giver)),
        Words = words,
        Visibility = Visibility.Public,
        CreatedAt = Instant.FromUtc(2026, 3, 2, 9, 0).Plus(Duration.FromHours(number)),
        Recipients = [new(new AccountId(Id(recipient)), null)],
    };

    private static Guid Id(int number) => new(number, 0, 0, [0, 0, 0, 0, 0, 0, 0, 1]);
}
