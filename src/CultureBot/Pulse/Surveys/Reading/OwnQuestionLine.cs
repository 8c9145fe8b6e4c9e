using System.Globalization;
using System.Text.RegularExpressions;

namespace CultureBot.Pulse;

/// <summary>One line of a question that HR wrote, in its parts.</summary>
internal sealed partial record OwnQuestionLine(
    QuestionKind Kind, bool IsReversed, Level? Level, Dimension? Dimension, string Words, string Options)
{
    private const char Separator = '|';
    private const char Reversed = '-';

    private static readonly (string Word, QuestionKind Kind)[] Kinds =
    [
        ("agree", QuestionKind.Agree), ("0-10", QuestionKind.Recommend), ("recommend", QuestionKind.Recommend),
        ("ladder", QuestionKind.Ladder), ("choice", QuestionKind.Choice), ("open", QuestionKind.Open),
    ];

    /// <summary>Null when the kind is not known, a word of the second part is neither level nor dimension, or the words are missing.</summary>
    public static OwnQuestionLine? Parse(string line)
    {
        var parts = line.Split(Separator, StringSplitOptions.TrimEntries);
        if (parts.Length is < 3 or > 4) return null;
        var isReversed = parts[0].EndsWith(Reversed) && parts[0].Length > 1;
        var kind = Kinds.FirstOrDefault(known => known.Word.Equals(parts[0].TrimEnd(Reversed), StringComparison.OrdinalIgnoreCase));
        if (kind.Word is null || (isReversed && kind.Kind != QuestionKind.Agree)) return null;

        Level? level = null;
        Dimension? dimension = null;
        foreach (var word in parts[1].Split([' ', ',', '/'], StringSplitOptions.RemoveEmptyEntries))
        {
            if (Name<Level>(word) is { } someLevel) level = someLevel;
            else if (Name<Dimension>(word) is { } someDimension) dimension = someDimension;
            else return null;
        }

        return new(kind.Kind, isReversed, level, dimension, parts[2], parts.ElementAtOrDefault(3) ?? "");
    }

    /// <summary>The language that a line begins with and what follows it; null for other lines.</summary>
    public static (string Language, string Said)? Language(string line) =>
        LanguagePattern().Match(line) is { Success: true } match && IsLanguage(match.Groups["language"].Value)
            ? (match.Groups["language"].Value.ToLowerInvariant(), match.Groups["rest"].Value.Trim())
            : null;

    /// <summary>As <see cref="OwnQuestions"/> reads it.</summary>
    public static IEnumerable<string> Write(Question question)
    {
        var kind = Kinds.First(known => known.Kind == question.Kind).Word + (question.IsReversed ? Reversed : "");
        var about = string.Join(' ', new object?[] { question.Level, question.Dimension }.Where(part => part is not null)).ToLowerInvariant();
        var isFirst = true;
        // English first: a question is read as its first line's.
        foreach (var (language, text) in question.Texts.OrderBy(text => text.Key == "en" ? 0 : 1))
        {
            var words = text.Options.IsEmpty ? text.Words : $"{text.Words} | {string.Join("; ", text.Options)}";
            yield return isFirst ? $"{kind} | {about} | {words}" : $"{language}: {words}";
            isFirst = false;
        }
    }

    public static bool IsLanguage(string tag)
    {
        try
        {
            return tag.Length > 1 && !CultureInfo.GetCultureInfo(tag, predefinedOnly: true).Equals(CultureInfo.InvariantCulture);
        }
        catch (CultureNotFoundException)
        {
            return false;
        }
    }

    private static T? Name<T>(string word) where T : struct, Enum =>
        char.IsLetter(word[0]) && Enum.TryParse<T>(word, ignoreCase: true, out var found) ? found : null;

    [GeneratedRegex("^(?<language>[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*):(?<rest>.*)$", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex LanguagePattern();
}
