using System.Collections.Immutable;
using System.Globalization;
using CultureBot.Chat;
using NodaTime;
using NodaTime.Text;

namespace CultureBot.Actions;

/// <summary>The form in which a team is answered: what was heard, what is done about it, who, by when.</summary>
internal static class PromiseForm
{
    public const string Id = "actions.promise";
    public const string Item = "item";
    public const string Said = "said";
    public const string Answer = "answer";
    public const string What = "what";
    public const string Why = "why";
    public const string Owner = "owner";
    public const string Due = "due";

    private const int UsualWeeks = 4;
    private static readonly ImmutableArray<int> Weeks = [2, UsualWeeks, 6, 8, 12];

    /// <param name="culture">The reader's language.</param>
    /// <param name="value">The team, and perhaps the question.</param>
    /// <param name="questions">What can be answered to.</param>
    /// <param name="today">The reader's day.</param>
    public static Form Make(CultureInfo culture, PromiseValue value, IReadOnlyList<ReleasedQuestion> questions, LocalDate today) => new(
        Id,
        Say(culture, "PromiseTitle"),
        Say(culture, "PromiseSubmit"),
        Say(culture, "Cancel"),
        value.ToString(),
        [
            new ChoiceField(Item, Say(culture, "FieldItem"), [.. questions.Select(question => new FormOption(question.Item, question.Words))])
            {
                Initial = questions.Any(question => question.Item == value.Item) ? value.Item : null,
            },
            new TextField(Said, Say(culture, "FieldSaid"))
            {
                IsMultiline = true, Hint = Say(culture, "FieldSaidHint"), MaxLength = PromiseActionHandler.MostCharacters,
            },
            new ChoiceField(
                Answer, Say(culture, "FieldAnswer"), [.. Enum.GetValues<ActionAnswer>().Select(answer => new FormOption(answer.ToString(), Say(culture, "Answer" + answer)))])
            {
                Initial = ActionAnswer.Will.ToString(),
            },
            new TextField(What, Say(culture, "FieldWhat"))
            {
                IsMultiline = true, IsOptional = true, Hint = Say(culture, "FieldWhatHint"), MaxLength = PromiseActionHandler.MostCharacters,
            },
            new PeopleField(Owner, Say(culture, "FieldOwner")) { IsOptional = true, Hint = Say(culture, "FieldOwnerHint") },
            new ChoiceField(Due, Say(culture, "FieldDue"), [.. Weeks.Select(weeks => InWeeks(culture, today, weeks))])
            {
                Initial = LocalDatePattern.Iso.Format(today.PlusWeeks(UsualWeeks)),
            },
            new TextField(Why, Say(culture, "FieldWhy"))
            {
                IsMultiline = true, IsOptional = true, Hint = Say(culture, "FieldWhyHint"), MaxLength = PromiseActionHandler.MostCharacters,
            },
        ]);

    /// <summary>Null when nothing was chosen, or what was is no day.</summary>
    public static LocalDate? ReadDue(FormRequest request) =>
        LocalDatePattern.Iso.Parse(request.Text(Due)) is { Success: true, Value: var date } ? date : null;

    public static ActionAnswer ReadAnswer(FormRequest request) =>
        Enum.TryParse<ActionAnswer>(request.Text(Answer), out var answer) && Enum.IsDefined(answer) ? answer : ActionAnswer.Will;

    /// <summary>What is wrong, beside the field that it concerns; null when it concerns none.</summary>
    public static ImmutableDictionary<string, string>? Errors(CultureInfo culture, FormRequest request, ImmutableArray<PromiseRefusal> refusals)
    {
        var errors = ImmutableDictionary.CreateBuilder<string, string>(StringComparer.Ordinal);
        foreach (var refusal in refusals)
        {
            var field = refusal switch
            {
                PromiseRefusal.NoSaid => Said,
                PromiseRefusal.NoWhat => What,
                PromiseRefusal.NoWhy => Why,
                PromiseRefusal.TooLong => Longest(request),
                PromiseRefusal.Owner => Owner,
                PromiseRefusal.NoDue or PromiseRefusal.PastDue => Due,
                _ => null,
            };
            if (field is null) return null;
            errors[field] = ActionsWords.SayPlain(culture, "Refused" + refusal, ("most", PromiseActionHandler.MostCharacters));
        }

        return errors.ToImmutable();
    }

    private static string Longest(FormRequest request) => new[] { Said, What, Why }.MaxBy(field => request.Text(field).Length)!;

    private static FormOption InWeeks(CultureInfo culture, LocalDate today, int weeks)
    {
        var date = today.PlusWeeks(weeks);
        return new(
            LocalDatePattern.Iso.Format(date), ActionsWords.SayPlain(culture, "DueWeeks", ("weeks", weeks), ("date", ActionCards.Date(culture, date))));
    }

    private static string Say(CultureInfo culture, string key) => ActionsWords.SayPlain(culture, key);
}
