using System.Collections.Immutable;
using System.Globalization;
using CultureBot.Chat;

namespace CultureBot.Web.Simulator;

/// <param name="Typed">As typed, to show again.</param>
/// <param name="Values">As a platform would send it; complete only when there are no errors.</param>
/// <param name="Errors">By field name.</param>
internal sealed record FormRead(
    ImmutableDictionary<string, ImmutableArray<string>> Typed,
    ImmutableDictionary<string, ImmutableArray<string>> Values,
    ImmutableDictionary<string, string> Errors);

/// <summary>Checks a submitted form as the real platforms do before they send it on; people are typed as handles.</summary>
internal static class FormInput
{
    private static readonly char[] Separators = [' ', ',', ';', '\n'];

    public static ImmutableDictionary<string, ImmutableArray<string>> Initial(Form form, SimulatorDirectory directory) =>
        form.Fields.ToImmutableDictionary(f => f.Name, f => InitialOf(f, directory), StringComparer.Ordinal);

    private static ImmutableArray<string> InitialOf(FormField field, SimulatorDirectory directory) => field switch
    {
        TextField text => text.Initial.Length > 0 ? ImmutableArray.Create(text.Initial) : [],
        PeopleField people => [string.Join(' ', people.Initial.Select(directory.Find).OfType<SimulatorAccount>().Select(a => "@" + a.Handle))],
        ChoiceField choice => choice.Initial is { } chosen ? [chosen] : [],
        ChoicesField choices => choices.Initial,
        _ => ImmutableArray<string>.Empty,
    };

    public static FormRead Read(Form form, Func<string, IReadOnlyList<string>> typed, SimulatorDirectory directory, CultureInfo culture)
    {
        var kept = ImmutableDictionary.CreateBuilder<string, ImmutableArray<string>>(StringComparer.Ordinal);
        var values = ImmutableDictionary.CreateBuilder<string, ImmutableArray<string>>(StringComparer.Ordinal);
        var errors = ImmutableDictionary.CreateBuilder<string, string>(StringComparer.Ordinal);
        foreach (var field in form.Fields)
        {
            kept[field.Name] = [.. typed(field.Name).Select(t => t.ReplaceLineEndings("\n"))];
            var (read, error) = ReadField(field, kept[field.Name], directory, culture);
            values[field.Name] = read;
            if (error is null && read.IsEmpty && !field.IsOptional) error = SimulatorWords.Book.SayPlain(culture, "required");
            if (error is not null) errors[field.Name] = error;
        }

        return new(kept.ToImmutable(), values.ToImmutable(), errors.ToImmutable());
    }

    private static (ImmutableArray<string> Values, string? Error) ReadField(
        FormField field, ImmutableArray<string> typed, SimulatorDirectory directory, CultureInfo culture)
    {
        switch (field)
        {
            case TextField text:
                var words = typed.FirstOrDefault("").Trim();
                return words.EnumerateRunes().Count() > text.MaxLength
                    ? ([], SimulatorWords.Book.SayPlain(culture, "too_long", ("count", text.MaxLength)))
                    : (words.Length > 0 ? [words] : [], null);
            case PeopleField:
                return ReadPeople(typed.FirstOrDefault(""), directory, culture);
            case ChoiceField choice:
                return ([.. typed.Where(t => choice.Options.Any(o => o.Value == t)).Take(1)], null);
            case ChoicesField choices:
                return ([.. typed.Where(t => choices.Options.Any(o => o.Value == t)).Distinct(StringComparer.Ordinal)], null);
            default:
                return ([], null);
        }
    }

    private static (ImmutableArray<string> Values, string? Error) ReadPeople(string typed, SimulatorDirectory directory, CultureInfo culture)
    {
        var people = ImmutableArray.CreateBuilder<string>();
        foreach (var handle in typed.Split(Separators, StringSplitOptions.RemoveEmptyEntries).Select(h => h.TrimStart('@')))
        {
            var account = directory.Accounts.FirstOrDefault(a => string.Equals(a.Handle, handle, StringComparison.OrdinalIgnoreCase));
            if (account is null) return ([], SimulatorWords.Book.SayPlain(culture, "unknown_person", ("handle", handle)));
            if (!people.Contains(account.ExternalId)) people.Add(account.ExternalId);
        }

        return (people.ToImmutable(), null);
    }
}
