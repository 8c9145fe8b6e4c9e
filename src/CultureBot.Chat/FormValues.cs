using System.Collections.Immutable;

namespace CultureBot.Chat;

/// <summary>What was filled into a form, wherever it was shown.</summary>
/// <param name="values">By field name: one entry for text and choice, any number for people and choices.</param>
public sealed class FormValues(ImmutableDictionary<string, ImmutableArray<string>> values)
{
    /// <summary>Empty when the field was left out.</summary>
    public string Text(string field) => values.TryGetValue(field, out var all) && all.Length > 0 ? all[0] : "";

    public ImmutableArray<string> All(string field) => values.TryGetValue(field, out var all) ? all : [];
}
