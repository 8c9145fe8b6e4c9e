using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace CultureBot.Chat.Teams;

/// <summary>What comes back when somebody presses a button of a card that <see cref="AdaptiveCardRenderer"/> made.</summary>
public abstract record TeamsCardAction
{
    internal const string ButtonProperty = "button";
    internal const string ValueProperty = "value";

    private const int LongestAction = 240;
    private const int LongestValue = 2000;

    /// <summary>Teams sends nothing near as large.</summary>
    private const int LongestData = 256 * 1024;

    /// <summary>Reads the data of an Action.Execute, an Action.Submit or a dialog; null when it is none of ours.</summary>
    public static TeamsCardAction? Read(JsonElement data)
    {
        if (data.ValueKind != JsonValueKind.Object || data.GetRawText().Length > LongestData) return null;
        try
        {
            return ReadObject(data);
        }
        catch (InvalidOperationException)
        {
            // JSON may hold half characters, of which .NET makes no strings.
            return null;
        }
    }

    /// <summary>What a button sends.</summary>
    /// <exception cref="ArgumentException">The action or the value is longer than the card's contract allows.</exception>
    internal static JsonObject Data(PressedButton button)
    {
        if (button.Action.Length is 0 or > LongestAction || button.Value.Length > LongestValue)
            throw new ArgumentException($"The action '{TextCut.Cut(button.Action, LongestAction)}' or its value is empty or longer than a button's may be.", nameof(button));
        return new() { [ButtonProperty] = button.Action, [ValueProperty] = button.Value };
    }

    private static TeamsCardAction? ReadObject(JsonElement data)
    {
        if (data.TryGetProperty(TeamsFormData.Property, out var json))
        {
            return TeamsFormData.Read(json) is { } form && TeamsFormValues.Read(form, data) is { } values ? new SubmittedForm(form, values) : null;
        }

        if (TeamsFormValues.Text(data, ButtonProperty) is not { Length: > 0 and <= LongestAction } action) return null;
        if (!data.TryGetProperty(ValueProperty, out _)) return new PressedButton(action, "");
        return TeamsFormValues.Text(data, ValueProperty) is { Length: <= LongestValue } value ? new PressedButton(action, value) : null;
    }
}

/// <summary>A neutral button.</summary>
public sealed record PressedButton(string Action, string Value) : TeamsCardAction;

/// <summary>A submitted form with everything it was made of, so that it can be shown again without anything being stored.</summary>
public sealed record SubmittedForm(Form Form, ImmutableDictionary<string, ImmutableArray<string>> Values) : TeamsCardAction;
