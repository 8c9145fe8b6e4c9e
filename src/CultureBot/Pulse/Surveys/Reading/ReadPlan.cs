using System.Collections.Immutable;
using System.Globalization;
using CultureBot.Schedules;

namespace CultureBot.Pulse;

/// <summary>Makes a plan of what was typed into the form. Everything is read, so that all faults are said at once.</summary>
internal sealed class ReadPlan(SurveyTemplate template, ImmutableDictionary<string, string> typed, string zone, CultureInfo culture, Promise least)
{
    private readonly ImmutableDictionary<string, Fault>.Builder _faults = ImmutableDictionary.CreateBuilder<string, Fault>(StringComparer.Ordinal);

    /// <returns>The plan, or what is wrong by field.</returns>
    public (SurveyPlan? Plan, ImmutableDictionary<string, Fault> Faults) Read()
    {
        var items = Take(SurveyFields.Items, BankItems.Read(Text(SurveyFields.Items)));
        var rated = template.RatesTeams() ? Take(SurveyFields.Rated, RatedTeams.Read(Text(SurveyFields.Rated))) : [];
        var own = Take(SurveyFields.Own, OwnQuestions.Read(Text(SurveyFields.Own), culture.TwoLetterISOLanguageName));
        var plan = new SurveyPlan
        {
            Name = Text(SurveyFields.Name),
            Template = template,
            Questions = [.. Some(items), .. Some(rated), .. Some(own)],
            Audience = Take(SurveyFields.Audience, AudienceText.Read(Text(SurveyFields.Audience))) ?? Audience.Everybody,
            Promise = ReadPromise(),
            OpenDays = Number(SurveyFields.OpenDays, SurveyTemplates.Of(template).OpenDays),
            Timing = template.AsksOnOwnDay() ? null : ReadTiming(),
        };
        foreach (var (field, fault) in PlanRules.Check(plan, least)) Wrong(field, fault);
        return _faults.Count == 0 ? (plan, ImmutableDictionary<string, Fault>.Empty) : (null, _faults.ToImmutable());
    }

    /// <summary>As it was typed; it may be one that cannot be made.</summary>
    public Promise ReadPromise() => new()
    {
        ForFives = Number(SurveyFields.Fives, least.ForFives),
        ForBands = Number(SurveyFields.Bands, least.ForBands),
        Attribute = template.AsksOnOwnDay() || Text(SurveyFields.Attribute) == SurveyFields.NoAttribute ? "" : Text(SurveyFields.Attribute),
        IsCompanyOnly = template.AsksOnOwnDay(),
    };

    private Timing? ReadTiming()
    {
        if (!Enum.TryParse<Cadence>(Text(SurveyFields.Cadence), out var cadence)) cadence = SurveyTemplates.Of(template).Cadence;
        var (timing, day, time) = TimingText.Read(cadence, Text(SurveyFields.Day), Text(SurveyFields.Time), zone, culture);
        if (day is not null) Wrong(SurveyFields.Day, day);
        if (time is not null) Wrong(SurveyFields.Time, time);
        return timing;
    }

    private T? Take<T>(string field, Reading<T> read)
    {
        if (read.Fault is { } fault) Wrong(field, fault);
        return read.Value;
    }

    // The first fault of a field is the one that its others follow from.
    private void Wrong(string field, Fault fault)
    {
        if (!_faults.ContainsKey(field)) _faults.Add(field, fault);
    }

    private int Number(string field, int otherwise) =>
        Text(field) is { Length: > 0 } text
            ? int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 0
            : otherwise;

    private string Text(string field) => typed.GetValueOrDefault(field, "").ReplaceLineEndings("\n").Trim();

    private static ImmutableArray<Question> Some(ImmutableArray<Question> questions) => questions.IsDefault ? [] : questions;
}
