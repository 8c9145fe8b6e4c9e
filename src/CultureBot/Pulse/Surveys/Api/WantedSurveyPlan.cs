using System.Collections.Immutable;
using System.Globalization;
using CultureBot.People.Directory;
using CultureBot.Schedules;

namespace CultureBot.Pulse;

/// <summary>Makes a plan of what the API was asked for, by the same rules as the form.</summary>
internal sealed class WantedSurveyPlan(WantedSurvey wanted, Promise least)
{
    private static readonly CultureInfo English = CultureInfo.GetCultureInfo("en");

    private readonly ImmutableDictionary<string, Fault>.Builder _faults = ImmutableDictionary.CreateBuilder<string, Fault>(StringComparer.Ordinal);

    /// <returns>The plan, or what is wrong by field.</returns>
    public (SurveyPlan? Plan, ImmutableDictionary<string, Fault> Faults) Read()
    {
        if (Name<SurveyTemplate>(wanted.Template) is not { } template)
            return (null, ImmutableDictionary<string, Fault>.Empty.Add("template", new("FaultTemplate")));

        var plan = new SurveyPlan
        {
            Name = (wanted.Name ?? "").Trim(),
            Template = template,
            Questions = wanted.Questions is { } questions
                ? [.. questions.Select(Question).OfType<Question>()]
                : [.. SurveyTemplates.Of(template).Items.Select(item => QuestionBank.Find(item)!)],
            Audience = Audience(),
            Promise = new()
            {
                ForFives = wanted.Minimums?.Fives ?? least.ForFives,
                ForBands = wanted.Minimums?.Bands ?? Math.Max(least.ForBands, wanted.Minimums?.Fives ?? 0),
                Attribute = DirectoryFields.Normalize(wanted.Attribute ?? ""),
                IsCompanyOnly = template.AsksOnOwnDay(),
            },
            OpenDays = wanted.OpenDays ?? SurveyTemplates.Of(template).OpenDays,
            ResultsAfterDays = wanted.ResultsAfterDays ?? Survey.UsualResultsAfterDays,
            Timing = Timing(template),
        };
        foreach (var (field, fault) in PlanRules.Check(plan, least)) Wrong(field, fault);
        return _faults.Count == 0 ? (plan, ImmutableDictionary<string, Fault>.Empty) : (null, _faults.ToImmutable());
    }

    private Question? Question(WantedQuestion? question)
    {
        var read = question switch
        {
            { Item: { } item } => QuestionBank.Find(item),
            { Team: { } team } => RatedTeams.Read(team).Value is [var rating] ? rating : null,
            { Texts: { Count: > 0 } texts } => Own(question, texts),
            _ => null,
        };
        if (read is null) Wrong(SurveyFields.Items, new("FaultQuestion", ("question", question?.Item ?? question?.Team ?? question?.Kind ?? "")));
        return read;
    }

    private static Question? Own(WantedQuestion question, IReadOnlyDictionary<string, WantedText> texts)
    {
        if (Name<QuestionKind>(question.Kind) is not { } kind || (question.Reversed is true && kind != QuestionKind.Agree)) return null;
        var read = texts.Select(text => (
            Language: text.Key.ToLowerInvariant(),
            Text: OwnQuestions.Text(kind, (text.Value?.Words ?? "").Trim(), text.Value?.Options is { IsDefault: false } options ? options : []))).ToList();
        if (read.Exists(text => text.Text is null || !OwnQuestionLine.IsLanguage(text.Language))) return null;
        var first = (read.Find(text => text.Language == "en").Text ?? read[0].Text)!;
        return read.Exists(text => text.Text!.Options.Length != first.Options.Length)
            || (question.Level is not null && Name<Level>(question.Level) is null)
            || (question.Dimension is not null && Name<Dimension>(question.Dimension) is null)
            ? null
            : new()
            {
                Item = OwnQuestions.CodeOf(kind, first),
                Kind = kind,
                IsReversed = question.Reversed ?? false,
                Level = Name<Level>(question.Level),
                Dimension = Name<Dimension>(question.Dimension),
                Texts = read.ToImmutableSortedDictionary(text => text.Language, text => text.Text!, StringComparer.Ordinal),
                OptionCount = first.Options.Length,
            };
    }

    private Audience Audience()
    {
        if (wanted.Audience is not { } audience) return Pulse.Audience.Everybody;
        if (audience.SampleSize < 1 || audience.TenureFromDays < 0 || audience.TenureToDays < 0 || audience.TenureFromDays > audience.TenureToDays)
            Wrong(SurveyFields.Audience, new("FaultAudienceNumbers"));
        return new()
        {
            Teams = audience.Teams is { IsDefault: false } teams ? teams : [],
            Attributes = [.. (audience.Attributes ?? ImmutableDictionary<string, ImmutableArray<string>>.Empty)
                .Select(field => new AudienceField(DirectoryFields.Normalize(field.Key), field.Value.IsDefault ? [] : field.Value))],
            TenureFromDays = audience.TenureFromDays,
            TenureToDays = audience.TenureToDays,
            SampleSize = audience.SampleSize,
        };
    }

    private Timing? Timing(SurveyTemplate template)
    {
        if (wanted.Schedule is not { } schedule) return null;
        if (template.AsksOnOwnDay())
        {
            Wrong(SurveyFields.Cadence, new("FaultOwnDay"));
            return null;
        }

        if (Name<Cadence>(schedule.Cadence) is not { } cadence || cadence == Cadence.Daily)
        {
            Wrong(SurveyFields.Cadence, new("FaultDayDaily"));
            return null;
        }

        var (timing, day, time) = TimingText.Read(cadence, schedule.Day ?? "", schedule.Time ?? "", schedule.TimeZone ?? "UTC", English);
        if (day is not null) Wrong(SurveyFields.Day, day);
        if (time is not null) Wrong(SurveyFields.Time, time);
        return timing;
    }

    private void Wrong(string field, Fault fault)
    {
        if (!_faults.ContainsKey(field)) _faults.Add(field, fault);
    }

    private static T? Name<T>(string? name) where T : struct, Enum =>
        name is [var first, ..] && char.IsLetter(first) && Enum.TryParse<T>(name.Replace("_", "", StringComparison.Ordinal), ignoreCase: true, out var found) ? found : null;
}
