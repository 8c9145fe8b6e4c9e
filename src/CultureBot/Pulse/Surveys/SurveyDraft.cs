using System.Collections.Immutable;
using CultureBot.People;
using NodaTime;

namespace CultureBot.Pulse;

/// <summary>A survey's form as it was filled in, between preview and schedule: nothing that was typed is lost. Kept for a week.</summary>
/// <param name="Id">In the value of the buttons.</param>
/// <param name="AccountId">Whose it is; nobody else goes on with it.</param>
/// <param name="SurveyId">The survey that it changes; null for a new one.</param>
/// <param name="Template">What it began with.</param>
/// <param name="TimeZone">The IANA zone that its hours are meant in.</param>
/// <param name="Typed">By field.</param>
internal sealed record SurveyDraft(
    Guid Id, AccountId AccountId, SurveyId? SurveyId, SurveyTemplate Template, string TimeZone, ImmutableDictionary<string, string> Typed)
{
    public static readonly Duration Kept = Duration.FromDays(7);

    /// <summary>The request key of the survey it becomes: one, however often it is scheduled.</summary>
    public string RequestKey => $"draft:{Id:D}";
}
