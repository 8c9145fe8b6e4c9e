using System.Collections.Immutable;
using CultureBot.Privacy;
using Place = CultureBot.Privacy.Respondent;

namespace CultureBot.Pulse;

/// <summary>
/// The answers to one question as they are counted: how often each answer was given by people of the same group and value. Comments
/// are kept with where their writer counts, until they are published.
/// </summary>
internal sealed class ItemTally(Question question)
{
    private readonly Dictionary<Place, int[]> _cells = [];
    private readonly List<Comment> _comments = [];

    public Question Question => question;

    /// <summary>How often each answer was given, by where people count. The index is the answer after recoding.</summary>
    public IReadOnlyDictionary<Place, int[]> Cells => _cells;

    public IReadOnlyList<Comment> Comments => _comments;

    /// <summary>Where each respondent counts, one entry a person.</summary>
    public IEnumerable<Place> Respondents => _cells.SelectMany(cell => Enumerable.Repeat(cell.Key, cell.Value.Sum()));

    /// <summary>All together.</summary>
    public ImmutableArray<int> Total
    {
        get
        {
            var total = new int[Answers];
            foreach (var counts in _cells.Values)
            {
                for (var answer = 0; answer < Answers; answer++) total[answer] += counts[answer];
            }

            return [.. total];
        }
    }

    // One more than the largest answer.
    private int Answers => question.Kind switch
    {
        QuestionKind.Agree or QuestionKind.Ladder => 6,
        QuestionKind.Recommend => 11,
        QuestionKind.Choice => question.OptionCount,
        QuestionKind.Open => 1,
        _ => throw new InvalidOperationException($"Nobody counts {question.Kind}."),
    };

    /// <summary>The same answers as if all were given in one group, the first of its tree.</summary>
    public ItemTally InOneGroup()
    {
        var together = new ItemTally(question);
        together._cells[new(0, RespondentTable.NoValue)] = [.. Total];
        return together;
    }

    /// <summary>Whether it is an answer that the question has.</summary>
    public bool Takes(Answer answer) => question.Kind == QuestionKind.Open
        ? !string.IsNullOrWhiteSpace(answer.Words)
        : answer.Choice is { } choice && choice >= (question.Kind is QuestionKind.Agree or QuestionKind.Ladder ? 1 : 0) && choice < Answers;

    /// <param name="respondent">Where they count.</param>
    /// <param name="answer">One that the question takes.</param>
    public void Add(Place respondent, Answer answer)
    {
        if (!_cells.TryGetValue(respondent, out var counts)) _cells[respondent] = counts = new int[Answers];
        if (question.Kind == QuestionKind.Open)
        {
            counts[0]++;
            _comments.Add(new(respondent.Group, answer.Words!.Trim()));
            return;
        }

        counts[question.IsReversed ? 6 - answer.Choice!.Value : answer.Choice!.Value]++;
    }
}

/// <param name="Group">The number of the group in which its writer counts.</param>
/// <param name="Words">What they wrote.</param>
internal readonly record struct Comment(int Group, string Words);
