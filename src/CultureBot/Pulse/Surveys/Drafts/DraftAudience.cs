using System.Collections.Immutable;

namespace CultureBot.Pulse;

/// <summary>Whom a draft asks: the teams, and every other condition as it is typed, a line each.</summary>
/// <param name="Teams">Empty for all.</param>
/// <param name="Others">As <c>location = Berlin</c>.</param>
public sealed record DraftAudience(ImmutableArray<string> Teams, string Others)
{
    /// <summary>What cannot be read stays as it was typed.</summary>
    public static DraftAudience Of(SurveyDraft draft) =>
        AudienceText.Read(draft.Text(SurveyFields.Audience)).Value is { } audience
            ? new(audience.Teams, AudienceText.Write(audience with { Teams = [] }))
            : new([], draft.Text(SurveyFields.Audience));

    /// <summary>Whether a team can be named: commas stand between names.</summary>
    internal static bool CanName(string team) => !team.Contains(',', StringComparison.Ordinal) && team.Trim().Length > 0;

    public SurveyDraft Into(SurveyDraft draft)
    {
        var teams = AudienceText.Write(new() { Teams = Teams });
        return draft with { Typed = draft.Typed.SetItem(SurveyFields.Audience, string.Join('\n', ((string[])[teams, Others.Trim()]).Where(line => line.Length > 0))) };
    }
}
