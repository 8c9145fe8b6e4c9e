using System.Collections.Immutable;
using CultureBot.Privacy;
using Place = CultureBot.Privacy.Respondent;

namespace CultureBot.Pulse;

/// <summary>All answers of a window, counted by question. It holds numbers and comments, and nothing that joins two answers of one person.</summary>
internal sealed class WindowTally(Window window, CountedPeople people)
{
    private readonly Dictionary<string, ItemTally> _items =
        window.Questions.ToDictionary(question => question.Item, question => new ItemTally(question), StringComparer.Ordinal);

    /// <summary>In the window's order.</summary>
    public ImmutableArray<ItemTally> Items => [.. window.Questions.Select(question => _items[question.Item])];

    /// <summary>Ballots that could not be opened, or did not fit the window.</summary>
    public int Unreadable { get; private set; }

    /// <summary>Counts a ballot whole, or not at all when it is not one of this window; null for one that could not be opened.</summary>
    public void Add(Ballot? ballot)
    {
        if (ballot is null || ballot.Answers.IsDefault || Place(ballot) is not { } place || !ballot.Answers.All(answer => IsAsked(answer, ballot.GroupId)))
        {
            Unreadable++;
            return;
        }

        foreach (var answer in ballot.Answers.DistinctBy(answer => answer.Item, StringComparer.Ordinal)) _items[answer.Item].Add(place, answer);
    }

    // Ratings of a team are sealed without a group: they count for the company as a whole.
    private Place? Place(Ballot ballot) =>
        ballot.GroupId is { Length: > 0 } ? people.Find(ballot.GroupId, ballot.AttributeValue ?? "")
        : ballot.Answers.All(answer => window.Find(answer.Item) is { RatedTeam.Length: > 0 }) ? new(0, RespondentTable.NoValue)
        : null;

    // A question that one group alone is asked has answers of its people alone.
    private bool IsAsked(Answer answer, string groupId) =>
        _items.TryGetValue(answer.Item, out var item) && item.Takes(answer) && (item.Question.OnlyGroup is not { } only || people.IsWithin(groupId, only));
}
