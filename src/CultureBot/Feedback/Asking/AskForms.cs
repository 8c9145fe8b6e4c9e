using System.Collections.Immutable;
using System.Globalization;
using CultureBot.Chat;

namespace CultureBot.Feedback;

/// <summary>The forms of asking: whom and what for, and the words behind a tap.</summary>
internal static class AskForms
{
    public const string AskId = "feedback.ask";
    public const string WordsId = "feedback.words";
    public const string ServedId = "feedback.served";
    public const string For = "for";
    public const string People = "people";
    public const string Purpose = "purpose";
    public const string WordsField = "words";
    public const string WishField = "wish";

    /// <summary>The value of <see cref="For"/> that means oneself; a team's is its id.</summary>
    public const string Me = "me";

    // A label is a line.
    private const int LongestName = 60;

    /// <param name="culture">The asker's language.</param>
    /// <param name="teams">In whose name they may ask.</param>
    /// <param name="begun">What was typed already.</param>
    public static Form Ask(CultureInfo culture, IReadOnlyList<ProviderTeam> teams, BegunAsking begun) => new(
        AskId,
        Say(culture, "AskTitle"),
        Say(culture, "AskSubmit"),
        FeedbackWords.SayPlain(culture, "Cancel"),
        "",
        [
            new ChoiceField(
                For, Say(culture, "FieldFor"), [.. teams.Select(team => new FormOption(ValueOf(team), TextCut.Cut(team.Name, LongestName))), new FormOption(Me, Say(culture, "ForMe"))])
            {
                Initial = begun.IsForMe || teams.Count == 0 ? Me : ValueOf(teams[0]),
            },
            new PeopleField(People, Say(culture, "FieldPeople")) { Hint = Say(culture, "FieldPeopleHint"), Initial = begun.People },
            new TextField(Purpose, Say(culture, "FieldPurpose"))
            {
                IsOptional = true, Hint = Say(culture, "FieldPurposeHint"), Initial = begun.Purpose, MaxLength = Asking.MostCharacters,
            },
        ]);

    /// <summary>What was typed behind <c>/feedback served</c>, to be looked at again.</summary>
    /// <param name="culture">The reader's language.</param>
    /// <param name="customer">Whom they served, as the platform knows them; null when nobody is chosen yet.</param>
    /// <param name="purpose">With what.</param>
    public static Form Served(CultureInfo culture, string? customer, string purpose) => new(
        ServedId,
        Say(culture, "ServedTitle"),
        Say(culture, "ServedSubmit"),
        FeedbackWords.SayPlain(culture, "Cancel"),
        "",
        [
            new PeopleField(People, Say(culture, "FieldPeople")) { Initial = customer is null ? [] : [customer] },
            new TextField(Purpose, Say(culture, "FieldPurpose"))
            {
                IsOptional = true, Hint = Say(culture, "FieldPurposeHint"), Initial = purpose, MaxLength = Asking.MostCharacters,
            },
        ]);

    public static Form Words(CultureInfo culture, AskValue value) => new(
        WordsId,
        FeedbackWords.SayPlain(culture, "FormTitle"),
        FeedbackWords.SayPlain(culture, "FormSubmit"),
        FeedbackWords.SayPlain(culture, "Cancel"),
        value.ToString(),
        [
            .. value.Stars < Rating.Most ? [Sentence(culture, WishField, "FieldWish")] : (FormField[])[],
            Sentence(culture, WordsField, "FieldWords"),
        ]);

    public static Rating ReadWords(FormRequest request) => new()
    {
        Stars = Rating.Most, Words = LiteralText.Clean(request.Text(WordsField)).Trim(), Wish = LiteralText.Clean(request.Text(WishField)).Trim(),
    };

    /// <summary>Where an error stands: at what is too long, else at what is asked first.</summary>
    public static string FieldOfError(Rating said) => said.Stars == Rating.Most || said.Words.Length > said.Wish.Length ? WordsField : WishField;

    public static string ValueOf(ProviderTeam team) => team.Id.Value.ToString("N");

    private static TextField Sentence(CultureInfo culture, string name, string label) => new(name, FeedbackWords.SayPlain(culture, label))
    {
        IsMultiline = true, IsOptional = true, MaxLength = Rating.MostCharacters,
    };

    private static string Say(CultureInfo culture, string key) => AskWords.Book.SayPlain(culture, key);
}

/// <summary>What was typed behind <c>/feedback ask</c>.</summary>
/// <param name="IsForMe">For oneself; else for one's team.</param>
/// <param name="People">Their ids on the platform.</param>
/// <param name="Purpose">What for.</param>
internal sealed record BegunAsking(bool IsForMe, ImmutableArray<string> People, string Purpose);
