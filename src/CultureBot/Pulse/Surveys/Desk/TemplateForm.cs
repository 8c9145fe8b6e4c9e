using System.Globalization;
using CultureBot.Chat;

namespace CultureBot.Pulse;

/// <summary>The first step to a survey: which template.</summary>
internal static class TemplateForm
{
    public const string Id = "survey.template";
    public const string Template = "template";

    public static Form Make(CultureInfo culture) => new(
        Id,
        SurveyWords.SayPlain(culture, "TemplateTitle"),
        SurveyWords.SayPlain(culture, "TemplateSubmit"),
        SurveyWords.SayPlain(culture, "FormCancel"),
        "",
        [
            new ChoiceField(
                Template,
                SurveyWords.SayPlain(culture, "TemplateLabel"),
                [.. Enum.GetValues<SurveyTemplate>().Select(template => new FormOption(template.ToString(), TemplateWords.Describe(culture, template)))])
            {
                Initial = nameof(SurveyTemplate.StandingPulse),
                Hint = SurveyWords.SayPlain(culture, "TemplateHint"),
            },
        ]);

    /// <summary>Null when it is none.</summary>
    public static SurveyTemplate? Read(FormRequest request) =>
        Enum.TryParse<SurveyTemplate>(request.Text(Template), out var template) && Enum.IsDefined(template) ? template : null;
}
