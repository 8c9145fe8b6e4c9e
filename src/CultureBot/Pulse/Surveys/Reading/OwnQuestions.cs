using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;

namespace CultureBot.Pulse;

/// <summary>
/// Reads the questions that HR wrote, a line each: <c>kind | level and dimension | words | options</c>. A line that begins with
/// a language, as <c>de: words | options</c>, says the question above it in that language.
/// </summary>
internal static class OwnQuestions
{
    public const int Most = 20;
    public const int LongestWords = 250;
    public const int LongestOption = 75;
    private const int FewestOptions = 2;
    private const int MostOptions = 7;

    /// <param name="typed">What was typed.</param>
    /// <param name="language">What the first line of a question is written in (BCP 47).</param>
    public static Reading<ImmutableArray<Question>> Read(string typed, string language)
    {
        var questions = ImmutableArray.CreateBuilder<Question>();
        foreach (var line in typed.Split('\n').Select(line => line.Trim()).Where(line => line.Length > 0))
        {
            if (OwnQuestionLine.Language(line) is var (other, rest))
            {
                if (questions.Count == 0) return new Fault("FaultLanguageFirst", ("line", line));
                var last = questions[^1];
                if (Text(last.Kind, rest) is not { } translated || translated.Options.Length != last.OptionCount) return Wrong(last.Kind, line);
                questions[^1] = last with { Texts = last.Texts.SetItem(other, translated) };
                continue;
            }

            if (OwnQuestionLine.Parse(line) is not { } parsed) return new Fault("FaultOwnLine", ("line", line));
            if (Text(parsed.Kind, parsed.Words, Options(parsed.Options)) is not { } text) return Wrong(parsed.Kind, line);
            var question = new Question
            {
                Item = CodeOf(parsed.Kind, text),
                Kind = parsed.Kind,
                IsReversed = parsed.IsReversed,
                Level = parsed.Level,
                Dimension = parsed.Dimension,
                Texts = ImmutableSortedDictionary<string, QuestionText>.Empty.Add(language, text),
                OptionCount = text.Options.Length,
            };
            if (questions.Any(before => before.Item == question.Item)) return new Fault("FaultTwice", ("line", line));
            questions.Add(question);
        }

        return questions.Count > Most ? new Fault("FaultTooManyOwn", ("most", Most)) : questions.ToImmutable();
    }

    /// <summary>A code that follows from the words: asked again, it is the same question; asked otherwise, it is another.</summary>
    public static string CodeOf(QuestionKind kind, QuestionText text)
    {
        var all = Encoding.UTF8.GetBytes($"{kind}\n{text.Words}\n{string.Join('\n', text.Options)}");
        return "own:" + Convert.ToHexStringLower(SHA256.HashData(all))[..10];
    }

    /// <summary>Null when the words are missing or too long, or a choice has not two to seven options.</summary>
    public static QuestionText? Text(QuestionKind kind, string words, ImmutableArray<string> options)
    {
        var areOptionsRight = kind == QuestionKind.Choice
            ? options.Length is >= FewestOptions and <= MostOptions && options.All(option => option?.Length is > 0 and <= LongestOption)
                && options.Distinct(StringComparer.OrdinalIgnoreCase).Count() == options.Length
            : options.Length == 0;
        return words.Length is > 0 and <= LongestWords && areOptionsRight ? new(words, options) : null;
    }

    private static QuestionText? Text(QuestionKind kind, string rest) =>
        rest.Split('|', StringSplitOptions.TrimEntries) is [var words, .. var options] && options.Length <= 1
            ? Text(kind, words, Options(options.FirstOrDefault() ?? ""))
            : null;

    private static ImmutableArray<string> Options(string typed) =>
        [.. typed.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)];

    private static Fault Wrong(QuestionKind kind, string line) =>
        kind == QuestionKind.Choice
            ? new("FaultOptions", ("line", line), ("fewest", FewestOptions), ("most", MostOptions))
            : new("FaultWords", ("line", line), ("most", LongestWords));
}
