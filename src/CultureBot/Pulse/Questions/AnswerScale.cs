using System.Collections.Immutable;

namespace CultureBot.Pulse;

/// <summary>Which numbers answer a question.</summary>
internal static class AnswerScale
{
    private const int MostInRecommend = 10;
    private const int MostInFive = 5;

    /// <summary>From the lowest to the highest; empty for open questions.</summary>
    public static ImmutableArray<int> Of(Question question) => question.Kind switch
    {
        QuestionKind.Agree or QuestionKind.Ladder => [.. Enumerable.Range(1, MostInFive)],
        QuestionKind.Recommend => [.. Enumerable.Range(0, MostInRecommend + 1)],
        QuestionKind.Choice => [.. Enumerable.Range(0, question.OptionCount)],
        _ => [],
    };
}
