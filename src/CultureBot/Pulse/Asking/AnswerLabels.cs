using System.Globalization;

namespace CultureBot.Pulse;

/// <summary>What numbers are called, on buttons and where answers are read again.</summary>
internal static class AnswerLabels
{
    private const string UnnamedOption = "–";

    /// <summary>On a button; the ends of a scale say what they mean.</summary>
    public static string OnButton(AskingReader reader, Question question, int number) => (question.Kind, number) switch
    {
        (QuestionKind.Agree, 1) => reader.SayPlain("AgreeLowest"),
        (QuestionKind.Agree, 5) => reader.SayPlain("AgreeHighest"),
        (QuestionKind.Recommend, 0) => reader.SayPlain("RecommendLowest"),
        (QuestionKind.Recommend, 10) => reader.SayPlain("RecommendHighest"),
        (QuestionKind.Agree or QuestionKind.Recommend, _) => number.ToString(CultureInfo.InvariantCulture),
        _ => Named(reader, question, number),
    };

    /// <summary>In a sentence.</summary>
    public static string Of(AskingReader reader, Question question, Mark mark) => mark switch
    {
        { Kind: MarkKind.CannotSay } => reader.SayPlain("AnswerCannotSay"),
        { Number: not { } } => reader.SayPlain("AnswerSkipped"),
        { Number: { } number } => question.Kind switch
        {
            QuestionKind.Agree or QuestionKind.Recommend => reader.SayPlain(
                "AnswerNumber", ("number", number), ("highest", AnswerScale.Of(question)[^1])),
            _ => Named(reader, question, number),
        },
    };

    private static string Named(AskingReader reader, Question question, int number)
    {
        if (question.Kind == QuestionKind.Ladder) return reader.SayPlain("Rung" + number.ToString(CultureInfo.InvariantCulture));
        var options = QuestionBankWords.OptionsOf(question, reader.Culture, reader.Otherwise);
        return number < options.Count ? options[number] : UnnamedOption;
    }
}
