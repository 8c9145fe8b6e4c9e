using System.Collections.Immutable;
using System.Globalization;
using CultureBot.Chat;

namespace CultureBot.Kudos;

/// <summary>The form for a kudos: who, what happened, which values, who sees it.</summary>
internal sealed class KudosForm(KudosWords words)
{
    public const string Id = "kudos";
    public const string People = "people";
    public const string Words = "words";
    public const string Helped = "helped";
    public const string Changed = "changed";
    public const string Values = "values";
    public const string Seen = "visibility";

    // A hint is one line or two.
    private const int MostNamed = 5;
    private const int LongestName = 40;

    /// <param name="culture">The giver's language.</param>
    /// <param name="values">The organization's, in use.</param>
    /// <param name="recipients">Who is filled in already, by their ids on the platform.</param>
    /// <param name="draft">What is filled in already; null for an empty form.</param>
    /// <param name="elsewhere">Who is thanked as well and cannot be filled in, since they are in another workspace.</param>
    public Form Make(
        CultureInfo culture, IReadOnlyCollection<CompanyValue> values, IEnumerable<string> recipients, KudosDraft? draft, IReadOnlyList<ChatText>? elsewhere = null) => new(
        Id,
        words.SayPlain(culture, "FormTitle"),
        words.SayPlain(culture, "FormSubmit"),
        words.SayPlain(culture, "FormCancel"),
        draft?.Id.ToString("D") ?? "",
        [
            new PeopleField(People, words.SayPlain(culture, "FormPeople"))
            {
                Initial = [.. recipients],
                IsOptional = elsewhere is { Count: > 0 },
                Hint = elsewhere is { Count: > 0 } ? words.SayPlain(culture, "FormPeopleElsewhere", ("people", words.List(culture, [.. elsewhere.Take(MostNamed).Select(name => TextCut.Cut(name, LongestName))]))) : null,
            },
            new TextField(Words, words.SayPlain(culture, "FormWords"))
            {
                IsMultiline = true,
                // A message says by itself what it is thanked for.
                IsOptional = draft?.Content.Source is not null,
                Hint = words.SayPlain(culture, "FormWordsExample"),
                Initial = draft?.Content.Words ?? "",
            },
            new TextField(Helped, words.SayPlain(culture, "FormHelped")) { IsOptional = true },
            new TextField(Changed, words.SayPlain(culture, "FormChanged")) { IsOptional = true },
            new ChoicesField(Values, words.SayPlain(culture, "FormValues"), [.. values.Take(CompanyValueList.InForm).Select(value => new FormOption(value.Name, value.Label))])
            {
                IsOptional = true,
                Initial = draft is null ? [] : [.. KudosText.Tags(draft.Content.Words, [.. values.Take(CompanyValueList.InForm).Select(value => value.Name)])],
            },
            new ChoiceField(
                Seen,
                words.SayPlain(culture, "FormVisibility"),
                [.. Enum.GetValues<Visibility>().Select(v => new FormOption(v.ToString(), words.SayPlain(culture, "Visibility" + v)))])
            {
                Initial = (draft?.Content.Visibility ?? Visibility.Public).ToString(),
            },
        ]);

    /// <summary>What was written into the three fields, a line each, with a tag for each ticked value that they do not name yet.</summary>
    public static string WordsWithValues(FormRequest request, IReadOnlyCollection<string> tags)
    {
        var typed = string.Join('\n', new[] { Words, Helped, Changed }.Select(field => request.Text(field).Trim()).Where(text => text.Length > 0));
        var named = KudosText.Tags(typed, tags);
        var added = request.All(Values).Where(v => tags.Contains(v, StringComparer.Ordinal) && !named.Contains(v, StringComparer.Ordinal));
        return string.Join(' ', added.Select(v => "#" + v).Prepend(typed));
    }
}
