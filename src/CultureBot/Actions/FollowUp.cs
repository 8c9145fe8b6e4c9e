using CultureBot.People;

namespace CultureBot.Actions;

/// <summary>Something that somebody is asked or told once because of a survey that closed.</summary>
/// <param name="Kind">The kind of message.</param>
/// <param name="Subject">What it is about.</param>
/// <param name="Step">Tells apart several of one kind about one subject; usually empty.</param>
/// <param name="PersonId">Who.</param>
internal sealed record FollowUp(string Kind, string Subject, string Step, PersonId PersonId);
