using System.Collections.Immutable;
using System.Globalization;
using CultureBot.Privacy.Retention;

namespace CultureBot.Web.Pages.Settings;

/// <summary>The days of each kind as they were typed, to the letter, and which of them cannot be.</summary>
public sealed record RetentionForm(ImmutableDictionary<Retained, string> Typed, ImmutableHashSet<Retained> Wrong)
{
    /// <summary>The form before anything was typed.</summary>
    public static RetentionForm Of(RetentionTimes times) =>
        new(times.Days.ToImmutableDictionary(kept => kept.Key, kept => kept.Value.ToString(CultureInfo.InvariantCulture)), []);

    /// <summary>What was typed; the days when all of it may be.</summary>
    public static (RetentionForm Form, ImmutableDictionary<Retained, int>? Days) Read(Func<string, string?> field, RetentionOptions options)
    {
        var typed = Enum.GetValues<Retained>().ToImmutableDictionary(what => what, what => (field(NameOf(what)) ?? "").Trim());
        var days = typed.ToImmutableDictionary(
            kept => kept.Key, kept => int.TryParse(kept.Value, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 0);
        RetentionForm form = new(typed, [.. days.Where(kept => !options.Allows(kept.Key, kept.Value)).Select(kept => kept.Key)]);
        return (form, form.Wrong.IsEmpty ? days : null);
    }

    /// <summary>The name of its field.</summary>
    public static string NameOf(Retained what) => what.ToString().ToLowerInvariant();
}
