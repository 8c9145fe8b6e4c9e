using System.Collections.Immutable;
using CultureBot.People;
using NodaTime;

namespace CultureBot.Pulse;

/// <summary>A survey's form as it was filled in, in chat or on a page, until it is scheduled: nothing that was typed is lost. Kept for a week.</summary>
/// <param name="Id">In the value of the buttons, and in the addresses of the pages.</param>
/// <param name="AccountId">Whose it is; nobody else goes on with it.</param>
/// <param name="SurveyId">The survey that it changes, or became; null for a new one.</param>
/// <param name="Template">What it began with.</param>
/// <param name="TimeZone">The IANA zone that its hours are meant in.</param>
/// <param name="Typed">By field.</param>
public sealed record SurveyDraft(
    Guid Id, AccountId AccountId, SurveyId? SurveyId, SurveyTemplate Template, string TimeZone, ImmutableDictionary<string, string> Typed)
{
    internal static readonly Duration Kept = Duration.FromDays(7);

    /// <summary>The survey that it changes as it was when this was begun (<see cref="SurveyRevision.OfAll"/>); empty when that is not looked at.</summary>
    public string BegunFrom { get; init; } = "";

    /// <summary>When it was filled in last.</summary>
    public Instant KeptAt { get; init; }

    /// <summary>It became a survey, or the change of one, and was not filled in again since.</summary>
    public bool IsSaved { get; init; }

    /// <summary>The request key of the survey it becomes: one, however often it is scheduled.</summary>
    internal string RequestKey => $"draft:{Id:D}";

    internal string Text(string field) => Typed.GetValueOrDefault(field, "").ReplaceLineEndings("\n").Trim();
}
