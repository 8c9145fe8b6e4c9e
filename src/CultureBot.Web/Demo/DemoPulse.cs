using CultureBot.Pulse;

namespace CultureBot.Web.Demo;

/// <summary>The demo company's standing pulse, which HR there scheduled: every Tuesday morning from now on.</summary>
internal sealed class DemoPulse(SurveyApi surveys)
{
    private const string RequestKey = "demo:pulse";

    /// <summary>Once and for all: what somebody has changed or ended since stays so.</summary>
    public async Task ScheduleAsync(CancellationToken cancellationToken)
    {
        var pulse = new WantedSurvey(
            "Tidewater’s pulse", nameof(SurveyTemplate.StandingPulse), Questions: null, Audience: null, Attribute: null, Minimums: null, OpenDays: null,
            ResultsAfterDays: 3, new("weekly", "Tuesday", "10:00", "Europe/Berlin"));
        var made = await surveys.MakeAsync(pulse, RequestKey, cancellationToken);
        if (made.Made is null) throw new InvalidOperationException($"The demo's pulse cannot be scheduled: {string.Join(' ', made.Faults.Values)}");
    }
}
