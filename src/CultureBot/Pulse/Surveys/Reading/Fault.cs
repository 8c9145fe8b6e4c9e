using System.Collections.Immutable;

namespace CultureBot.Pulse;

/// <summary>What is wrong with something that was typed: a phrase of <see cref="SurveyWords"/> that says what to type instead.</summary>
/// <param name="Key">The phrase, which begins with <c>Fault</c>.</param>
/// <param name="Values">Its placeholders.</param>
internal sealed record Fault(string Key, params ImmutableArray<(string Name, object Value)> Values);

/// <summary>What was read of a text, or what is wrong with it.</summary>
internal readonly record struct Reading<T>(T? Value, Fault? Fault)
{
    public static implicit operator Reading<T>(T value) => new(value, null);

    public static implicit operator Reading<T>(Fault fault) => new(default, fault);
}
