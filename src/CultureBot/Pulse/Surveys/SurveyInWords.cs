using System.Collections.Immutable;
using System.Globalization;
using CultureBot.Chat;

namespace CultureBot.Pulse;

/// <summary>Audience, promise and questions of a survey as one says them.</summary>
internal static class SurveyInWords
{
    private const int MostValues = 6;

    public static ChatText Audience(CultureInfo culture, Audience audience)
    {
        var parts = new List<ChatText>();
        if (!audience.Teams.IsEmpty) parts.Add(SurveyWords.Say(culture, "AudienceTeams", ("teams", SurveyWords.Names(culture, audience.Teams, MostValues))));
        foreach (var field in audience.Attributes)
            parts.Add(SurveyWords.Say(culture, "AudienceField", ("field", field.Field), ("values", SurveyWords.Names(culture, field.Values, MostValues))));
        if (Tenure(culture, audience) is { } tenure) parts.Add(tenure);
        var who = parts.Count == 0 ? SurveyWords.Say(culture, "AudienceEverybody") : ChatText.Join(" · ", parts);
        return audience.SampleSize is { } size ? SurveyWords.Say(culture, "AudienceSample", ("count", size), ("who", who)) : who;
    }

    public static ChatText Promise(CultureInfo culture, Promise promise) =>
        SurveyWords.Say(
            culture,
            promise.IsCompanyOnly ? "PromiseCompany" : promise.Attribute.Length > 0 ? "PromiseAttribute" : "PromiseTree",
            ("fives", promise.ForFives), ("bands", promise.ForBands), ("attribute", promise.Attribute));

    /// <summary>One line a question, in every language that it is written in.</summary>
    public static IEnumerable<ChatText> Questions(CultureInfo culture, ImmutableArray<Question> questions) =>
        questions.Select(question => question.Texts.IsEmpty
            ? SurveyWords.Say(
                culture, question.IsReversed ? "QuestionReversed" : "Question",
                ("code", question.RatedTeam.Length > 0 ? QuestionBank.RecommendTeam : question.Item), ("words", QuestionBankWords.WordsOf(question, culture)))
            : ChatText.Join("\n", Own(culture, question)));

    private static IEnumerable<ChatText> Own(CultureInfo culture, Question question)
    {
        var kind = SurveyWords.Say(culture, "Kind" + question.Kind);
        foreach (var (language, text) in question.Texts)
        {
            ChatText words = text.Options.IsEmpty ? text.Words : $"{text.Words} ({string.Join(" / ", text.Options)})";
            yield return SurveyWords.Say(
                culture, question.IsReversed ? "OwnQuestionReversed" : "OwnQuestion", ("kind", kind), ("language", language), ("words", words));
        }
    }

    private static ChatText? Tenure(CultureInfo culture, Audience audience) => (audience.TenureFromDays, audience.TenureToDays) switch
    {
        ({ } from, { } to) => SurveyWords.Say(culture, "TenureBetween", ("from", from), ("to", to)),
        ({ } from, null) => SurveyWords.Say(culture, "TenureFrom", ("from", from)),
        (null, { } to) => SurveyWords.Say(culture, "TenureTo", ("to", to)),
        _ => null,
    };
}
