using System.Collections.Immutable;
using CultureBot.People.Directory;

namespace CultureBot.Pulse;

/// <summary>What a survey must keep to, whoever makes it and wherever.</summary>
internal static class PlanRules
{
    public const int LongestName = 100;
    public const int MostOpenDays = 60;
    public const int MostResultsAfterDays = 30;

    /// <summary>One card each: more are a burden, not a survey. A standing pulse spreads its questions over a quarter.</summary>
    public const int MostQuestions = 40;

    private const int ItemsALevel = 12;
    private const int Anchors = 4;

    /// <summary>What is wrong, by the field that it concerns.</summary>
    /// <param name="plan">What is wanted.</param>
    /// <param name="least">The fewest answers that any survey may promise here.</param>
    public static ImmutableDictionary<string, Fault> Check(SurveyPlan plan, Promise least)
    {
        var faults = ImmutableDictionary.CreateBuilder<string, Fault>(StringComparer.Ordinal);
        if (plan.Name.Length is 0 or > LongestName) faults[SurveyFields.Name] = new("FaultName", ("most", LongestName));
        if (Questions(plan) is { } questions) faults[SurveyFields.Items] = questions;
        if (plan.OpenDays is < 1 or > MostOpenDays) faults[SurveyFields.OpenDays] = new("FaultOpenDays", ("most", MostOpenDays));
        if (plan.ResultsAfterDays is < 0 or > MostResultsAfterDays) faults["resultsAfterDays"] = new("FaultResults", ("most", MostResultsAfterDays));
        if (plan.Promise.ForFives < least.ForFives) faults[SurveyFields.Fives] = new("FaultFives", ("least", least.ForFives));
        if (plan.Promise.ForBands < Math.Max(least.ForBands, plan.Promise.ForFives))
            faults[SurveyFields.Bands] = new("FaultBands", ("least", Math.Max(least.ForBands, plan.Promise.ForFives)));
        if (plan.Promise.Attribute.Length > DirectoryFields.LongestName) faults[SurveyFields.Attribute] = new("FaultAttribute", ("most", DirectoryFields.LongestName));
        if (plan.Template.AsksOnOwnDay() && plan.Promise is not { IsCompanyOnly: true, Attribute: "" })
            faults[SurveyFields.Attribute] = new("FaultCompanyOnly");
        return faults.ToImmutable();
    }

    private static Fault? Questions(SurveyPlan plan)
    {
        if (plan.Questions.IsEmpty) return new("FaultNoQuestions");
        if (plan.Questions.GroupBy(question => question.Item, StringComparer.Ordinal).FirstOrDefault(same => same.Count() > 1) is { } twice)
            return new("FaultItemTwice", ("item", twice.Key));
        if (plan.Template != SurveyTemplate.StandingPulse)
            return plan.Questions.Length > MostQuestions ? new("FaultTooMany", ("most", MostQuestions)) : null;

        // What does not fit into the rotation would never be asked.
        var byLevel = plan.Questions.ToLookup(question => question.Level);
        return byLevel.Any(level => level.Count() > (level.Key is null ? Anchors : ItemsALevel))
            ? new("FaultRotation", ("items", ItemsALevel), ("anchors", Anchors))
            : null;
    }
}
