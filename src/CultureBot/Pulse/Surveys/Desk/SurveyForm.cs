using System.Collections.Immutable;
using System.Globalization;
using CultureBot.Chat;
using CultureBot.Schedules;

namespace CultureBot.Pulse;

/// <summary>The form of a survey: what is asked, whom, when, and what is published. It begins filled in.</summary>
internal static class SurveyForm
{
    public const string Id = "survey";

    private const char Separator = '/';
    private const char BeforeRevision = '@';
    private const int MostAttributes = 90;

    private static readonly ImmutableArray<Cadence> Cadences =
        [Cadence.Once, Cadence.Weekly, Cadence.TwoWeekly, Cadence.Monthly, Cadence.Quarterly, Cadence.Cron];

    /// <param name="culture">The reader's language.</param>
    /// <param name="draft">What it begins with.</param>
    /// <param name="attributes">Directory fields whose values can be published.</param>
    public static Form Make(CultureInfo culture, SurveyDraft draft, IEnumerable<string> attributes) => new(
        Id,
        Say(culture, draft.SurveyId is null ? "FormTitle" : "FormTitleChange"),
        Say(culture, "FormSubmit"),
        Say(culture, "FormCancel"),
        $"{draft.Template}{Separator}{draft.Id:D}{Separator}{draft.SurveyId?.Value:D}{BeforeRevision}{draft.BegunFrom}{Separator}{draft.TimeZone}",
        [
            new TextField(SurveyFields.Name, Say(culture, "FieldName")) { MaxLength = PlanRules.LongestName, Initial = Typed(draft, SurveyFields.Name) },
            Lines(culture, draft, SurveyFields.Items, "FieldItems", "HintItems"),
            .. draft.Template.RatesTeams() ? [Lines(culture, draft, SurveyFields.Rated, "FieldRated", "HintRated")] : ImmutableArray<FormField>.Empty,
            Lines(culture, draft, SurveyFields.Own, "FieldOwn", "HintOwn"),
            .. draft.Template.AsksOnOwnDay() ? ImmutableArray<FormField>.Empty : When(culture, draft),
            Lines(culture, draft, SurveyFields.Audience, "FieldAudience", "HintAudience"),
            .. draft.Template.AsksOnOwnDay() ? ImmutableArray<FormField>.Empty : [Attribute(culture, draft, attributes)],
            Line(culture, draft, SurveyFields.Fives, "FieldFives", "HintFives"),
            Line(culture, draft, SurveyFields.Bands, "FieldBands", "HintBands"),
            Line(culture, draft, SurveyFields.OpenDays, "FieldDays", "HintDays"),
        ]);

    /// <summary>In code points: what a field of several lines has room for. All of them together fit into a message of every platform.</summary>
    public static int LongestOf(string field) => field switch
    {
        SurveyFields.Own => 2000,
        SurveyFields.Rated => 1300,
        _ => 1000,
    };

    /// <summary>The draft as it was filled in; null when the form is none of ours any more.</summary>
    public static SurveyDraft? Read(FormRequest request, People.AccountId by)
    {
        if (request.State.Split(Separator, 4) is not [var template, var id, var survey, var zone]) return null;
        if (!Enum.TryParse<SurveyTemplate>(template, out var known) || !Guid.TryParse(id, out var draft)) return null;
        var (changes, begunFrom) = survey.Split(BeforeRevision) is [var subject, var revision] ? (subject, revision) : (survey, "");
        return new(
            draft,
            by,
            Guid.TryParse(changes, out var changed) ? new SurveyId(changed) : null,
            known,
            zone,
            request.Values.Where(value => !value.Value.IsEmpty).ToImmutableDictionary(value => value.Key, value => value.Value[0], StringComparer.Ordinal))
        {
            BegunFrom = begunFrom,
        };
    }

    private static ImmutableArray<FormField> When(CultureInfo culture, SurveyDraft draft) =>
    [
        new ChoiceField(
            SurveyFields.Cadence,
            Say(culture, "FieldCadence"),
            [.. Cadences.Select(cadence => new FormOption(cadence.ToString(), Say(culture, "Cadence" + cadence)))])
        {
            Initial = Typed(draft, SurveyFields.Cadence) is { Length: > 0 } cadence ? cadence : nameof(Cadence.Once),
        },
        new TextField(SurveyFields.Day, Say(culture, "FieldDay"))
        {
            Hint = Say(culture, "HintDay"), Initial = Typed(draft, SurveyFields.Day), MaxLength = 120,
        },
        new TextField(SurveyFields.Time, SurveyWords.SayPlain(culture, "FieldTime", ("zone", draft.TimeZone)))
        {
            Hint = Say(culture, "HintTime"), Initial = Typed(draft, SurveyFields.Time), MaxLength = 20, IsOptional = true,
        },
    ];

    private static ChoiceField Attribute(CultureInfo culture, SurveyDraft draft, IEnumerable<string> attributes)
    {
        var chosen = Typed(draft, SurveyFields.Attribute);
        IEnumerable<string> own = chosen is "" or SurveyFields.NoAttribute ? [] : [chosen];
        return new(
            SurveyFields.Attribute,
            Say(culture, "FieldAttribute"),
            [
                new(SurveyFields.NoAttribute, Say(culture, "AttributeNone")),
                .. attributes.Concat(own).Distinct(StringComparer.Ordinal).Take(MostAttributes).Select(field => new FormOption(field, field)),
            ])
        {
            Initial = chosen.Length > 0 ? chosen : SurveyFields.NoAttribute,
            Hint = Say(culture, "HintAttribute"),
        };
    }

    private static TextField Lines(CultureInfo culture, SurveyDraft draft, string field, string label, string hint) =>
        Line(culture, draft, field, label, hint) with { IsMultiline = true, IsOptional = true, MaxLength = LongestOf(field) };

    private static TextField Line(CultureInfo culture, SurveyDraft draft, string field, string label, string hint) =>
        new(field, Say(culture, label)) { Hint = Say(culture, hint), Initial = Typed(draft, field), MaxLength = 10 };

    private static string Typed(SurveyDraft draft, string field) => draft.Typed.GetValueOrDefault(field, "");

    private static string Say(CultureInfo culture, string key) => SurveyWords.SayPlain(culture, key);
}
