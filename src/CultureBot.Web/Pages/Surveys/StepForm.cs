using System.Collections.Immutable;
using CultureBot.Pulse;
using CultureBot.Schedules;

namespace CultureBot.Web.Pages.Surveys;

/// <summary>Puts what was posted at a step into the draft, as it was typed.</summary>
internal static class StepForm
{
    public static SurveyDraft Into(SurveyDraft draft, WizardStep step, IFormCollection posted) => step switch
    {
        WizardStep.Questions => Text(Text(Text(Items(draft, posted), posted, "name"), posted, "own"), posted, "rated"),
        WizardStep.People => Text(Text(Text(Audience(posted).Into(draft), posted, "attribute"), posted, "fives"), posted, "bands"),
        WizardStep.When => Text(Timing(draft, posted), posted, "days"),
        _ => draft,
    };

    private static SurveyDraft Items(SurveyDraft draft, IFormCollection posted) =>
        draft with { Typed = draft.Typed.SetItem("items", string.Join(' ', posted["item"].OfType<string>())) };

    private static DraftAudience Audience(IFormCollection posted) => new([.. posted["team"].OfType<string>()], posted["others"].ToString());

    private static SurveyDraft Timing(SurveyDraft draft, IFormCollection posted)
    {
        if (!Enum.TryParse<Cadence>(posted["cadence"], out var cadence) || !DraftTiming.Offered.Contains(cadence)) return draft;
        var days = DraftTiming.Offered.ToImmutableDictionary(one => one, one => posted["day." + one].ToString());
        if (cadence == Cadence.Quarterly) days = days.SetItem(cadence, $"{posted["month"]}/{days[cadence]}");
        return new DraftTiming(cadence, posted["time"].ToString(), days).Into(draft);
    }

    // What a step does not ask for stays.
    private static SurveyDraft Text(SurveyDraft draft, IFormCollection posted, string field) =>
        posted.ContainsKey(field) ? draft with { Typed = draft.Typed.SetItem(field, posted[field].ToString()) } : draft;
}
