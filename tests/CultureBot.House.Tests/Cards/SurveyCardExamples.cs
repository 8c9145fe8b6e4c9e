using System.Collections.Immutable;
using System.Globalization;
using CultureBot.Chat;
using CultureBot.Delivery;
using CultureBot.People.Directory;
using CultureBot.Pulse;
using CultureBot.Schedules;
using CultureBot.Storage;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;

namespace CultureBot.House.Tests.Cards;

/// <summary>Every card and form of HR's desk, in each of its shapes.</summary>
internal sealed class SurveyCardExamples(Product product, Company company, CultureInfo culture)
{
    private static readonly DateTimeZone Zone = DateTimeZoneProviders.Tzdb["Etc/GMT"];

    private string Name => company.Said.Name;

    /// <summary>As forms, files and rules let it be: a line that is neither empty nor long.</summary>
    private string Short => TextCut.Cut(LiteralText.Line(Name), 60) is { Length: > 0 } line ? line : "7";

    /// <summary>As the directory names a field.</summary>
    private string Field => DirectoryFields.Normalize(Short) is { Length: > 0 } name ? name : "7";

    private string Words => company.Said.Words;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public async Task<IEnumerable<ProductCard>> AllAsync() =>
        [.. Sentences(), .. Faults(), .. Forms(), .. Previews(), .. Lists(), .. Held(), .. await MessagesAsync(), .. await CommandsAsync()];

    private IEnumerable<ProductCard> Sentences() =>
    [
        .. ((string[])["UnknownWorkspace", "NotFinished", "OnlyHr", "OnlyAuditors", "FormExpired", "DraftGone", "SurveyGone", "TooLongToChange", "TooLongForForm"])
            .Concat(Enum.GetNames<DecideSurveyResult>().Select(result => "Decided" + result))
            .Select(key => new ProductCard(key, DeskCards.Say(culture, key))),
        .. ((string[])["ApprovalDone", "ApprovalSentBack", "ApprovalChanged", "ApprovalEnded", "DecisionApproved", "HeldNoMore", "HeldOwnDay"])
            .Select(key => new ProductCard(key, DeskCards.Say(culture, key, ("name", Name), ("auditor", Name)))),
        new("desk help", DeskCards.Help(culture)),
        new("launching", DeskCards.Launching(culture, Survey())),
        .. ((int[])[1, 7]).Select(count => new ProductCard($"asked {count}", DeskCards.Asked(culture, Survey(), count))),
        new("overtaken", DeskCards.Overtaken(culture, Name, Survey().Id)),
        new("really end", DeskCards.ReallyEnd(culture, Survey())),
        .. ((Audience[])[new() { TenureFromDays = 1 }, new() { TenureFromDays = 9 }, new() { TenureToDays = 1 }, new() { TenureToDays = 9 }])
            .Select(audience => new ProductCard("tenure", Card.Of(SurveyInWords.Audience(culture, audience)))),
        new("key of another survey", DeskCards.Say(culture, "ConflictKey")),
    ];

    private IEnumerable<ProductCard> Faults()
    {
        Fault[] faults =
        [
            new("FaultName", ("most", 100)), new("FaultItem", ("item", Name)), new("FaultItemTwice", ("item", Name)), new("FaultNoQuestions"),
            new("FaultTooMany", ("most", 40)), new("FaultRotation", ("items", 12), ("anchors", 4)), new("FaultRated", ("most", 20), ("longest", 60)),
            new("FaultOwnLine", ("line", Words)), new("FaultLanguageFirst", ("line", Words)), new("FaultOptions", ("line", Words), ("fewest", 2), ("most", 7)),
            new("FaultWords", ("line", Words), ("most", 250)), new("FaultTwice", ("line", Words)), new("FaultTooManyOwn", ("most", 20)),
            new("FaultAudience", ("line", Words)), new("FaultNobody"), new("FaultTime"), new("FaultFives", ("least", 5)), new("FaultBands", ("least", 10)),
            new("FaultCompanyOnly"), new("FaultOpenDays", ("most", 60)), new("FaultReason"), new("FaultAskNobody"), new("FaultTemplate"),
            new("FaultQuestion", ("question", Name)), new("FaultAudienceNumbers"), new("FaultOwnDay"), new("FaultResults", ("most", 30)), new("FaultAttribute", ("most", 60)), new("FaultTooLong", ("most", 4000)),
            .. Enum.GetValues<Cadence>().Select(cadence => new Fault("FaultDay" + cadence)),
        ];
        return faults.Select(fault => new ProductCard(fault.Key, Card.Of(SurveyWords.Say(culture, fault))));
    }

    private IEnumerable<ProductCard> Forms() =>
    [
        new("template", null, TemplateForm.Make(culture)),
        .. Enum.GetValues<SurveyTemplate>().SelectMany(template => (ProductCard[])
        [
            new($"survey of {template}", null, SurveyForm.Make(culture, Draft(template, changed: null), [Field])),
            new($"changed survey of {template}", null, SurveyForm.Make(culture, Draft(template, Survey().Id), [])),
            new($"name of {template}", Card.Of(TemplateWords.NameOf(culture, template))),
        ]),
        new("launch reason", null, ReasonForm.ForLaunch(culture, Survey().Id)),
        new("send back", null, ReasonForm.ForSendingBack(culture, "state")),
        new("ask somebody", null, AskSomebodyForm.Make(culture, Survey().Id)),
    ];

    private IEnumerable<ProductCard> Previews()
    {
        var schedule = new Schedule { Id = default, Work = "", Cadence = Cadence.Weekly, DayOfWeek = 2, MinuteOfDay = 600, TimeZone = Zone.Id, StartsAt = Product.Now };
        var preview = new SurveyPreview
        {
            People = 120,
            Languages = [("en", 120)],
            Sendings = [Product.Now, Product.Now + Duration.FromDays(7)],
            ByHour = [(9, 100), (16, 20)],
            AskedLately = [1, 2, 3, 4],
            NeverFives = [.. Enumerable.Repeat(Name, 8)],
            NeverBands = [Name],
            CanShow = 4,
            FollowUps = [(Name, Own(QuestionKind.Agree)), ("", Own(QuestionKind.Agree)), .. Enumerable.Repeat((Name, Own(QuestionKind.Agree)), 7)],
        };
        foreach (var template in Enum.GetValues<SurveyTemplate>())
        {
            var plan = new SurveyPlan
            {
                Name = Name, Template = template, Questions = Questions(), Audience = Audience(), Promise = new() { IsCompanyOnly = template.AsksOnOwnDay(), Attribute = template == SurveyTemplate.Icare ? Name : "" },
            };
            foreach (var approval in (bool[])[false, true])
                yield return new($"preview {template} {approval}", PreviewCard.Make(culture, Draft(template, null), plan, template.AsksOnOwnDay() ? null : schedule, preview, Zone, approval));
            yield return new($"small preview {template}", PreviewCard.Make(
                culture, Draft(template, null), plan with { Audience = CultureBot.Pulse.Audience.Everybody },
                schedule, preview with { People = 1, ByHour = [], NeverFives = [], NeverBands = [], CanShow = 1, FollowUps = preview.FollowUps[..5] }, Zone, requiresApproval: false));
        }

        yield return new("not scheduled", DeskCards.NotScheduled(culture, Draft(SurveyTemplate.OneOff, null), new() { Refusal = ScheduleRefusal.Past }));
        yield return new("scheduled", DeskCards.Scheduled(culture, Survey(), [Product.Now], Zone));
        yield return new("scheduled and waiting", DeskCards.Scheduled(culture, Survey(SurveyState.AwaitingApproval), [], Zone));
        yield return new("scheduled by hand", DeskCards.Scheduled(culture, Survey(), [], Zone));
        yield return new("scheduled on own days", DeskCards.Scheduled(culture, Survey(template: SurveyTemplate.Exit), [], Zone));
    }

    private IEnumerable<ProductCard> Lists()
    {
        var schedule = new Schedule { Id = default, Work = "", Cadence = Cadence.Quarterly, DayOfMonth = 2, MonthOfQuarter = 1, MinuteOfDay = 600, TimeZone = Zone.Id, StartsAt = Product.Now };
        ImmutableArray<ListedSurvey> some =
        [
            .. Enum.GetValues<SurveyState>().Select(state => new ListedSurvey(Survey(state), schedule, Product.Now, null)),
            new(Survey(template: SurveyTemplate.Exit), null, null, Window(answered: null)),
            new(Survey(template: SurveyTemplate.Onboarding), null, null, Window(answered: 7)),
            new(Survey(), null, null, null),
        ];
        return
        [
            new("empty list", DeskCards.List(culture, [], Zone, requiresApproval: false, drafts: [])),
            new("list", DeskCards.List(culture, some, Zone, requiresApproval: false, drafts: [])),
            new("list of one with its template's name", DeskCards.List(
                culture, [new(Survey() with { Name = SurveyWords.SayPlain(culture, "NameOneOff") }, null, null, null)], Zone, requiresApproval: false, drafts: [])),
            new("long list", DeskCards.List(culture, [.. some, .. some], Zone, requiresApproval: false, drafts: [])),
            new("list with approval", DeskCards.List(culture, some, Zone, requiresApproval: true, drafts: [])),
            new("list with drafts", DeskCards.List(
                culture, [], Zone, requiresApproval: false, [Draft(SurveyTemplate.Icare, null), Draft(SurveyTemplate.OneOff, null) with { Typed = ImmutableDictionary<string, string>.Empty }])),
            new("waiting", DeskCards.Waiting(culture, some)),
            new("nothing waiting", DeskCards.Waiting(culture, [])),
            new("for everybody", DeskCards.ForEverybody(culture, [new() { WindowId = new(Guid.Empty), Survey = company.Said.Name, Wave = 1 }], [new(Survey(), schedule, Product.Now, null)], Zone)),
            new("for everybody without a next one", DeskCards.ForEverybody(culture, [], [], Zone)),
            new("approval", ApprovalCards.Ask(culture, Survey(), schedule)),
            new("approval of a launch by hand", ApprovalCards.Ask(culture, Survey(), null)),
        ];
    }

    private IEnumerable<ProductCard> Held() =>
    [
        .. Enum.GetValues<LaunchRefusal>().Select(refusal => new ProductCard($"held {refusal}", DeskCards.NotLaunched(culture, Survey(), new(refusal, null, refusal == LaunchRefusal.Brake ? new(10, 6) : null), Zone))),
        new("held until", DeskCards.NotLaunched(culture, Survey(), new(LaunchRefusal.StillOpen, Window(answered: null) with { ClosesAt = Product.Now }), Zone)),
    ];

    /// <summary>What is sent: asked, sent back, held back.</summary>
    private async Task<IEnumerable<ProductCard>> MessagesAsync()
    {
        var survey = Survey(SurveyState.AwaitingApproval);
        await product.Database.WriteAsync(
            async sql =>
            {
                await SurveysStore.AddAsync(sql, survey, $"{company.Said.Kind} message");
                await SurveyAudit.AddAsync(sql, survey.Id, SurveyAudit.SentBack, company.People[1].Id, Product.Now, Words);
            },
            WriteUrgency.Background,
            Cancellation);
        return
        [
            new("sent back to HR", await RenderAsync(SurveyMessages.Decision, survey, Product.Now.ToUnixTimeMilliseconds().ToString(CultureInfo.InvariantCulture))),
            new("sent back", await RenderAsync(SurveyMessages.Approval, survey, SurveyRevision.Of(survey))),
            new("held by approval", await RenderAsync(SurveyMessages.Held, survey, $"{LaunchRefusal.AwaitingApproval}.1")),
        ];
    }

    private async Task<IEnumerable<ProductCard>> CommandsAsync()
    {
        var answer = await product.AskAsync(new CommandRequest
        {
            Platform = "fake", WorkspaceId = company.Workspace.ExternalId, AccountId = company.People[0].ExternalId,
            RequestKey = company.Said.Kind + " pulse", Command = "pulse", Text = new([new TypedText(Words)]),
        });
        return [new("pulse", Assert.IsType<PrivateAnswer>(answer).Card)];
    }

    private async Task<Card> RenderAsync(string kind, Survey survey, string step)
    {
        var rendered = await product.Services.GetServices<IMessageKind>().Single(one => one.Name == kind).RenderAsync(
            new()
            {
                Id = new(Guid.Empty), Kind = kind, Subject = survey.Id.Subject, Workspace = company.Workspace,
                Destination = new(company.Workspace.Id, DestinationKind.Account, company.People[0].ExternalId), Step = step, Recipient = company.People[0],
                Culture = culture, NotBefore = Product.Now, WasSent = false,
            },
            Cancellation);
        return Assert.IsType<RenderedCard>(rendered).Card;
    }

    private SurveyDraft Draft(SurveyTemplate template, SurveyId? changed) => new(
        Guid.Empty, company.People[0].Id, changed, template, Zone.Id,
        ImmutableDictionary<string, string>.Empty.Add(SurveyFields.Name, Short).Add(SurveyFields.Own, TextCut.Cut(LiteralText.Clean(Words), SurveyForm.LongestOf(SurveyFields.Own))).Add(SurveyFields.Attribute, "1001").Add(SurveyFields.Audience, Short));

    private Survey Survey(SurveyState state = SurveyState.Scheduled, SurveyTemplate template = SurveyTemplate.OneOff) => new()
    {
        Id = new(Guid.CreateVersion7(Product.Now.ToDateTimeOffset())),
        Name = Name,
        Template = template,
        State = state,
        Questions = Questions(),
        Audience = Audience(),
        Promise = new() { Attribute = template == SurveyTemplate.OneOff ? Name : "" },
        CreatedAt = Product.Now,
    };

    private ImmutableArray<Question> Questions() =>
    [
        QuestionBank.Find("I1")!, QuestionBank.Find("I9")!, QuestionBank.Rating(Short), .. Enum.GetValues<QuestionKind>().SelectMany(kind => (Question[])[Own(kind), Own(kind) with { IsReversed = true }]),
    ];

    private Question Own(QuestionKind kind) => new()
    {
        Item = "own:1", Kind = kind, Texts = ImmutableSortedDictionary<string, QuestionText>.Empty.Add("11", new(Words, kind == QuestionKind.Choice ? [Name, Name] : [])),
    };

    private Audience Audience() => new() { Teams = [Name], Attributes = [new(Name, [Name, Name])], TenureFromDays = 30, TenureToDays = 90, SampleSize = 20 };

    private static Window Window(int? answered) => new()
    {
        Id = default, SurveyId = default, Number = 1, State = WindowState.Open, Questions = [], Promise = new(), PublicKey = [], BallotSize = 1, Waves = 13, Wave = 2,
        LaunchedAt = Product.Now, Invited = answered is null ? 0 : 20, Answered = answered ?? 0, AnsweredCountedAt = answered is null ? null : Product.Now,
    };
}
