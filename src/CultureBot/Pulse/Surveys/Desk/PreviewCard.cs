using System.Collections.Immutable;
using System.Globalization;
using CultureBot.Chat;
using CultureBot.Schedules;
using NodaTime;

namespace CultureBot.Pulse;

/// <summary>What a survey would do, before it is scheduled.</summary>
internal static class PreviewCard
{
    private const int MostNames = 6;
    private const int MostLanguages = 6;
    private const int MostFollowUps = 4;

    public static Card Make(
        CultureInfo culture, SurveyDraft draft, SurveyPlan plan, Schedule? schedule, SurveyPreview? preview, DateTimeZone zone, bool requiresApproval)
    {
        var title = SurveyWords.Say(culture, "PreviewTitle", ("name", plan.Name));
        return new(
            title,
            [
                new HeadingBlock(title),
                new ListBlock([.. Lines(culture, plan, schedule, preview, zone)]),
                .. requiresApproval ? [new NoteBlock(SurveyWords.Say(culture, "PreviewApproval"))] : ImmutableArray<CardBlock>.Empty,
                new ActionsBlock(
                [
                    new() { Label = SurveyWords.SayPlain(culture, "ButtonSchedule"), Action = DeskChat.ScheduleButton, Value = draft.Id.ToString("D"), Style = ButtonStyle.Primary },
                    new() { Label = SurveyWords.SayPlain(culture, "ButtonRevise"), Action = DeskChat.ReviseButton, Value = draft.Id.ToString("D"), OpensForm = true },
                ]),
            ]);
    }

    /// <summary>The same in chat and on a page.</summary>
    public static IEnumerable<ChatText> Lines(CultureInfo culture, SurveyPlan plan, Schedule? schedule, SurveyPreview? preview, DateTimeZone zone)
    {
        yield return SurveyWords.Say(
            culture, plan.Template == SurveyTemplate.StandingPulse ? "PreviewRotation" : plan.Template == SurveyTemplate.Onboarding ? "PreviewStages" : "PreviewQuestions",
            ("count", plan.Questions.Length));
        foreach (var line in FollowUps(culture, plan, preview)) yield return line;
        yield return SurveyWords.Say(culture, "PreviewWho", ("who", SurveyInWords.Audience(culture, plan.Audience)));
        if (preview is not null) yield return People(culture, preview);
        yield return schedule is not null ? SurveyWords.Say(culture, "ListWhen", ("when", ScheduleWords.Describe(culture, schedule))) : SurveyWords.Say(culture, "ListOwnDay");
        if (preview is { Sendings.IsEmpty: false })
        {
            yield return SurveyWords.Say(
                culture, "PreviewNext", ("moments", ChatText.Join(" · ", preview.Sendings.Select(at => (ChatText)SurveyWords.Moment(culture, at, zone)))));
            yield return SurveyWords.Say(culture, "PreviewHours", ("hours", Hours(culture, preview)), ("zone", zone.Id));
        }

        yield return SurveyInWords.Promise(culture, plan.Promise);
        if (preview is null) yield break;
        yield return SurveyWords.Say(
            culture, "PreviewLately",
            ("never", preview.AskedLately[0]), ("once", preview.AskedLately[1]), ("twice", preview.AskedLately[2]), ("more", preview.AskedLately[3]));
        foreach (var line in Hidden(culture, plan, preview)) yield return line;
    }

    private static IEnumerable<ChatText> FollowUps(CultureInfo culture, SurveyPlan plan, SurveyPreview? preview)
    {
        if (plan.Template.AsksOnOwnDay()) yield break;
        yield return SurveyWords.Say(culture, "FollowUps");
        if (preview is null) yield break;
        foreach (var (group, question) in preview.FollowUps.Take(MostFollowUps))
        {
            yield return SurveyWords.Say(
                culture, "PreviewFollowUp",
                ("group", group.Length > 0 ? group : SurveyWords.SayPlain(culture, "PreviewCompany")), ("question", QuestionBankWords.WordsOf(question, culture)));
        }

        if (preview.FollowUps.Length > MostFollowUps)
            yield return SurveyWords.Say(culture, "PreviewMoreFollowUps", ("count", preview.FollowUps.Length - MostFollowUps));
    }

    private static ChatText People(CultureInfo culture, SurveyPreview preview) =>
        SurveyWords.Say(
            culture, "PreviewPeople", ("count", preview.People),
            ("languages", ChatText.Join(", ", preview.Languages.Take(MostLanguages).Select(language =>
                SurveyWords.Say(culture, "PreviewLanguage", ("language", CultureInfo.GetCultureInfo(language.Language).NativeName), ("count", language.People))))));

    private static ChatText Hours(CultureInfo culture, SurveyPreview preview) =>
        preview.ByHour.IsEmpty
            ? SurveyWords.Say(culture, "PreviewNoHours")
            : ChatText.Join(" · ", preview.ByHour.Select(hour =>
                SurveyWords.Say(culture, "PreviewHour", ("hour", new LocalTime(hour.Hour, 0).ToString("t", culture)), ("count", hour.People))));

    private static IEnumerable<ChatText> Hidden(CultureInfo culture, SurveyPlan plan, SurveyPreview preview)
    {
        if (plan.Promise.IsCompanyOnly) yield break;
        yield return SurveyWords.Say(culture, "PreviewCanShow", ("count", preview.CanShow), ("fives", plan.Promise.ForFives));
        if (!preview.NeverFives.IsEmpty)
            yield return SurveyWords.Say(culture, "PreviewNeverFives", ("names", SurveyWords.Names(culture, preview.NeverFives, MostNames)), ("fives", plan.Promise.ForFives));
        if (!preview.NeverBands.IsEmpty)
            yield return SurveyWords.Say(culture, "PreviewNeverBands", ("names", SurveyWords.Names(culture, preview.NeverBands, MostNames)), ("bands", plan.Promise.ForBands));
    }
}
