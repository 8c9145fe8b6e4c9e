using System.Globalization;
using CultureBot.Chat;

namespace CultureBot.Feedback;

/// <summary>
/// Shows a form again, once, when words in it can read as a threat or a slur, with all that was filled in. Nothing is stored: the words stay in the form, and
/// sent again they are taken as they are.
/// </summary>
internal static class ToneForm
{
    // No form's own state ends in it.
    private const char Told = '!';
    private const int LongestPiece = 80;

    /// <summary>The form's own state, told or not.</summary>
    public static string StateOf(FormRequest request) => request.State.TrimEnd(Told);

    /// <param name="culture">The writer's language.</param>
    /// <param name="request">What was sent.</param>
    /// <param name="fresh">The same form, as it began.</param>
    /// <param name="fields">Which of them hold words.</param>
    /// <returns>Null when nothing is to be told, or was told before.</returns>
    public static ChatAnswer? Ask(CultureInfo culture, FormRequest request, Func<Form> fresh, params ReadOnlySpan<string> fields)
    {
        if (request.State.EndsWith(Told)) return null;
        foreach (var field in fields)
        {
            if (ToneCheck.Find(request.Text(field)) is not { } finding) continue;
            var form = fresh() with { State = request.State };
            return Open(culture, form with { Fields = [.. form.Fields.Select(one => Filled(one, request))] }, field, finding, request.Text(field));
        }

        return null;
    }

    /// <summary>For words that were typed after a command: they are in the form, and the form says how they read.</summary>
    public static ChatAnswer Open(CultureInfo culture, Form form, string field, ToneFinding finding, string words)
    {
        var hint = Hint(culture, finding);
        return ChatAnswer.Open(
            form with { State = form.State + Told, Fields = [.. form.Fields.Select(one => one.Name == field ? one with { Hint = hint.ToPlain() } : one)] },
            FeedbackAnswers.GivenBack(culture, hint, words));
    }

    private static ChatText Hint(CultureInfo culture, ToneFinding finding) =>
        ToneWords.Say(culture, "ReadsAs" + finding.Kind, ("piece", TextCut.Cut(finding.Piece, LongestPiece)));

    private static FormField Filled(FormField field, FormRequest request) => field switch
    {
        TextField text => text with { Initial = request.Text(text.Name) },
        // Platforms refuse a form that begins with what it does not offer.
        ChoiceField choice => choice with { Initial = choice.Options.FirstOrDefault(option => option.Value == request.Text(choice.Name))?.Value },
        PeopleField people => people with { Initial = request.All(people.Name) },
        _ => field,
    };
}
