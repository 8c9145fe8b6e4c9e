using CultureBot.Pulse;
using CultureBot.Storage;
using NodaTime.Extensions;

namespace CultureBot.Actions;

/// <summary>The survey debt: no new window while over half of the teams lack a response to the last one (methodology §6).</summary>
internal sealed class ActionsBrake(SummarizeActions summarize, TimeProvider clock) : IWindowBrake
{
    public async Task<WindowBrake?> FindAsync(SqlSession sql, SurveyId survey)
    {
        var summary = await summarize.HandleAsync(sql, new(survey.Value), clock.GetCurrentInstant());
        return 2 * summary.WithoutResponse > summary.Groups
            ? new WindowBrake(summary.Groups, summary.WithoutResponse) { More = culture => SummaryWords.Numbers(culture, summary) }
            : null;
    }
}
