using System.Globalization;

namespace CultureBot.Pulse;

/// <summary>What templates are called, and what they are for: the same words in chat and on pages.</summary>
public static class TemplateWords
{
    /// <summary>In one line.</summary>
    public static string Describe(CultureInfo culture, SurveyTemplate template) => SurveyWords.SayPlain(culture, "Template" + template);

    /// <summary>What a survey of this template is called to begin with.</summary>
    public static string NameOf(CultureInfo culture, SurveyTemplate template) => SurveyWords.SayPlain(culture, "Name" + template);
}
