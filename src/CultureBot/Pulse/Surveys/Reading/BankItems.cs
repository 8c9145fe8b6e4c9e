using System.Collections.Immutable;

namespace CultureBot.Pulse;

/// <summary>Reads which items of the bank are asked: codes as <c>I1</c>, spans as <c>I1-I4</c>, or the name of a whole set.</summary>
internal static class BankItems
{
    private static readonly char[] Separators = [' ', ',', ';', '\n', '\r', '\t'];

    // Only what can be asked of everybody: A3 needs a team, and has a field of its own.
    private static readonly ImmutableDictionary<string, SurveyTemplate> Sets = new Dictionary<string, SurveyTemplate>(StringComparer.OrdinalIgnoreCase)
    {
        ["all"] = SurveyTemplate.StandingPulse,
        ["icare"] = SurveyTemplate.Icare,
        ["service"] = SurveyTemplate.ServiceCheck,
        ["recommend"] = SurveyTemplate.Recommend,
        ["onboarding"] = SurveyTemplate.Onboarding,
        ["exit"] = SurveyTemplate.Exit,
    }.ToImmutableDictionary(StringComparer.OrdinalIgnoreCase);

    public static Reading<ImmutableArray<Question>> Read(string typed)
    {
        var items = new List<string>();
        foreach (var word in typed.Split(Separators, StringSplitOptions.RemoveEmptyEntries))
        {
            if (Sets.TryGetValue(word, out var set)) items.AddRange(SurveyTemplates.Of(set).Items);
            else if (Span(word.ToUpperInvariant()) is { Count: > 0 } some) items.AddRange(some);
            else return new Fault("FaultItem", ("item", word));
        }

        return items.Distinct(StringComparer.Ordinal).Select(item => QuestionBank.Find(item)!).ToImmutableArray();
    }

    /// <summary>As <see cref="Read"/> takes them: neighbours of a level as a span.</summary>
    public static string Write(IEnumerable<Question> questions)
    {
        var spans = new List<(string First, string Last)>();
        foreach (var item in questions.Select(question => question.Item))
        {
            if (spans is [.., var (first, last)] && Span($"{last}-{item}") is [_, _]) spans[^1] = (first, item);
            else spans.Add((item, item));
        }

        return string.Join(' ', spans.Select(span => span.First == span.Last ? span.First : $"{span.First}-{span.Last}"));
    }

    private static List<string> Span(string word)
    {
        var (first, last) = word.Split('-', '–') is [var from, var to] ? (from, to) : (word, word);
        var all = QuestionBank.All.Select(question => question.Item).ToList();
        var (start, end) = (all.IndexOf(first), all.IndexOf(last));
        return start >= 0 && end >= start && all[start][0] == all[end][0] ? all[start..(end + 1)] : [];
    }
}
