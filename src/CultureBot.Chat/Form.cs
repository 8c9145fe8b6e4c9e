using System.Collections.Immutable;
using System.Text.Json.Serialization;

namespace CultureBot.Chat;

/// <summary>
/// Inputs that a person fills in: a modal on Slack, a task module on Teams, a dialog in the simulator.
/// </summary>
/// <param name="Id">The route's name; it comes back in <see cref="FormRequest.FormId"/>.</param>
/// <param name="Title">At most 24 characters on Slack; longer ones are cut.</param>
/// <param name="SubmitLabel">The one main action, as a verb.</param>
/// <param name="CancelLabel">How to leave without doing anything.</param>
/// <param name="State">An opaque key carried through, at most 3,000 characters.</param>
/// <param name="Fields">From top to bottom.</param>
public sealed record Form(
    string Id, string Title, string SubmitLabel, string CancelLabel, string State, ImmutableArray<FormField> Fields);

[JsonDerivedType(typeof(TextField), "text")]
[JsonDerivedType(typeof(PeopleField), "people")]
[JsonDerivedType(typeof(ChoiceField), "choice")]
[JsonDerivedType(typeof(ChoicesField), "choices")]
public abstract record FormField(string Name, string Label)
{
    public string? Hint { get; init; }

    public bool IsOptional { get; init; }
}

/// <summary>One or several lines of a person's words.</summary>
public sealed record TextField(string Name, string Label) : FormField(Name, Label)
{
    public bool IsMultiline { get; init; }

    public string Initial { get; init; } = "";

    /// <summary>In Unicode code points; at most 3,000.</summary>
    public int MaxLength { get; init; } = 3000;
}

/// <summary>One or several people of the workspace, by their account ids on the platform.</summary>
public sealed record PeopleField(string Name, string Label) : FormField(Name, Label)
{
    public ImmutableArray<string> Initial { get; init; } = [];
}

/// <summary>One of a few options.</summary>
public sealed record ChoiceField(string Name, string Label, ImmutableArray<FormOption> Options) : FormField(Name, Label)
{
    public string? Initial { get; init; }
}

/// <summary>Any number of a few options (at most ten).</summary>
public sealed record ChoicesField(string Name, string Label, ImmutableArray<FormOption> Options) : FormField(Name, Label)
{
    public ImmutableArray<string> Initial { get; init; } = [];
}

/// <summary>An option: what is sent back, and what is read.</summary>
public sealed record FormOption(string Value, string Label);
