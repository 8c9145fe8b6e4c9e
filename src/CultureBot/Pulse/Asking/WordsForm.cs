using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using CultureBot.Chat;

namespace CultureBot.Pulse;

/// <summary>The form for what is answered in words, the last step before a ballot is sealed.</summary>
internal sealed class WordsForm(DraftSeal seal)
{
    public const string Id = "pulse.words";
    public const int MostCharacters = 1000;

    // Longer labels are cut by one platform or the other.
    private const int LongestLabel = 200;

    public Form Make(AskingReader reader, AskedPerson respondent) => new(
        Id,
        reader.SayPlain("FormTitle"),
        reader.SayPlain("FormSubmit"),
        reader.SayPlain("FormCancel"),
        new CardValue(
            respondent.Window.Id, respondent.Wave, "", seal.Seal(respondent.Window.Id, respondent.Wave, respondent.Person, respondent.Draft)).ToString(),
        [
            .. respondent.Open.Select((question, i) => new TextField(FieldOf(i), TextCut.Cut(reader.WordsOf(question), LongestLabel))
            {
                IsMultiline = true,
                IsOptional = true,
                MaxLength = MostCharacters,
                Hint = reader.SayPlain("FormHint", ("bands", respondent.Window.Promise.ForBands)),
            }),
        ]);

    /// <summary>Everything that was written, in the order of the fields; also where nobody knows the questions.</summary>
    public static ImmutableArray<string> WordsIn(FormRequest request) =>
        [.. request.Values.OrderBy(field => field.Key, StringComparer.Ordinal).SelectMany(field => field.Value).Select(LiteralText.Clean).Where(words => words.Trim().Length > 0)];

    /// <summary>Answers in words; empty ones are left out.</summary>
    public static ImmutableArray<Answer> Answers(FormRequest request, AskedPerson respondent) =>
    [
        .. respondent.Open.Select((question, i) => new Answer(question.Item, null, LiteralText.Clean(request.Text(FieldOf(i))).Trim())).Where(answer => answer.Words!.Length > 0),
    ];

    /// <summary>What is too long, beside its field.</summary>
    public static ImmutableDictionary<string, string> Errors(AskingReader reader, FormRequest request, AskedPerson respondent)
    {
        var errors = ImmutableDictionary.CreateBuilder<string, string>(StringComparer.Ordinal);
        for (var i = 0; i < respondent.Open.Length; i++)
        {
            var words = LiteralText.Clean(request.Text(FieldOf(i))).Trim();
            var characters = words.EnumerateRunes().Count();
            if (characters > MostCharacters) errors[FieldOf(i)] = reader.SayPlain("TooLong", ("most", MostCharacters), ("over", characters - MostCharacters));
            // Some scripts take several bytes a character, and every ballot has the same size.
            else if (Encoding.UTF8.GetByteCount(words) > Ballot.MostCommentBytes) errors[FieldOf(i)] = reader.SayPlain("TooMuch");
        }

        return errors.ToImmutable();
    }

    private static string FieldOf(int index) => "words" + index.ToString(CultureInfo.InvariantCulture);
}
