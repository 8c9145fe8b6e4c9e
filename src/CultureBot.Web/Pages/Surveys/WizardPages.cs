using CultureBot.Pulse;
using CultureBot.Web.Visitors;
using Microsoft.AspNetCore.Http.HttpResults;

namespace CultureBot.Web.Pages.Surveys;

/// <summary>The way from a template to a scheduled survey, a page a step. A draft keeps what was typed, right or wrong.</summary>
internal static class WizardPages
{
    private const string Draft = "/surveys/drafts/{draft:guid}/";

    public static void MapWizardPages(this IEndpointRouteBuilder app)
    {
        app.MapGet("/surveys/new", IResult () => New());
        app.MapPost("/surveys/new", BeginAsync);
        app.MapGet("/surveys/{survey:guid}/edit", ChangeAsync);
        app.MapGet(Draft + "{step}", ShowAsync);
        app.MapPost(Draft + "{step}", KeepAsync);
        app.MapPost(Draft + "schedule", ScheduleAsync);
        app.MapPost(Draft + "drop", DropAsync);
    }

    private static RazorComponentResult<TemplatePage> New() => new(new { Chosen = SurveyTemplate.StandingPulse, Action = "/surveys/new" });

    private static async Task<IResult> BeginAsync(IFormCollection posted, Visitor visitor, KeepDrafts drafts, CancellationToken cancellationToken) =>
        TemplateOf(posted) is { } template
            ? TypedResults.LocalRedirect(WizardSteps.AddressOf((await drafts.BeginAsync(visitor.Account!, template, cancellationToken)).Id, WizardStep.Questions))
            : New();

    private static async Task<IResult> ChangeAsync(Guid survey, Visitor visitor, KeepDrafts drafts, CancellationToken cancellationToken) =>
        await drafts.ChangeAsync(visitor.Account!, new(survey), cancellationToken) is { } draft
            ? TypedResults.LocalRedirect(WizardSteps.AddressOf(draft.Id, WizardStep.Questions))
            : NotFound();

    private static async Task<IResult> ShowAsync(
        Guid draft, string step, Visitor visitor, KeepDrafts drafts, ReadDraftView views, PreviewDraft previews, CancellationToken cancellationToken)
    {
        if (await drafts.FindAsync(visitor.Account!, draft, cancellationToken) is not { } found || WizardSteps.Find(step) is not { } at) return NotFound();
        if (found is { IsSaved: true, SurveyId: { } survey }) return TypedResults.LocalRedirect($"/surveys/{survey.Value:D}");
        return await PageAsync(found, at, "", visitor, views, previews, cancellationToken);
    }

    private static async Task<IResult> KeepAsync(
        Guid draft, string step, IFormCollection posted, Visitor visitor, KeepDrafts drafts, ReadDraftView views, PreviewDraft previews, CancellationToken cancellationToken)
    {
        if (await drafts.FindAsync(visitor.Account!, draft, cancellationToken) is not { } found || WizardSteps.Find(step) is not { } at) return NotFound();
        if (at == WizardStep.Template)
        {
            if (TemplateOf(posted) is { } template) found = await drafts.ChooseAsync(visitor.Account!, found, template, cancellationToken);
            return TypedResults.LocalRedirect(WizardSteps.AddressOf(draft, WizardStep.Questions));
        }

        found = StepForm.Into(found, at, posted);
        var isKept = await drafts.KeepAsync(found, cancellationToken);
        var view = await views.HandleAsync(found, visitor.Account!, visitor.Culture, cancellationToken);
        var to = posted["to"].ToString();
        // Who goes back, or leaves, need not have it right; who goes on does.
        if (!isKept || to == "stay" || (to is not ("back" or "leave") && at.Fields().Any(view.Errors.ContainsKey)))
            return Step(view, at, to == "stay" && isKept ? StatusCodes.Status200OK : StatusCodes.Status422UnprocessableEntity);
        return TypedResults.LocalRedirect(
            to == "leave" ? "/surveys?done=kept"
            : WizardSteps.AddressOf(draft, to == "back" ? (WizardStep)Math.Max((int)at - 1, (int)WizardSteps.First(found.SurveyId is not null)) : at + 1));
    }

    private static async Task<IResult> ScheduleAsync(
        Guid draft, Visitor visitor, KeepDrafts drafts, ScheduleDraft schedule, ReadDraftView views, PreviewDraft previews, CancellationToken cancellationToken)
    {
        if (await drafts.FindAsync(visitor.Account!, draft, cancellationToken) is not { } found) return NotFound();
        return await schedule.HandleAsync(found, visitor.Account!, cancellationToken) switch
        {
            { Outcome: DraftOutcome.Scheduled, Survey: { } survey } => TypedResults.LocalRedirect(SurveysPages.AddressOf(survey, "scheduled")),
            { Outcome: DraftOutcome.Waiting, Survey: { } survey } => TypedResults.LocalRedirect(SurveysPages.AddressOf(survey, "waiting")),
            var refused => await PageAsync(found, WizardStep.Preview, "refused_" + refused.Outcome, visitor, views, previews, cancellationToken),
        };
    }

    private static async Task<IResult> DropAsync(Guid draft, Visitor visitor, KeepDrafts drafts, CancellationToken cancellationToken)
    {
        await drafts.DropAsync(visitor.Account!, draft, cancellationToken);
        return TypedResults.LocalRedirect("/surveys?done=dropped");
    }

    private static async Task<IResult> PageAsync(
        SurveyDraft draft, WizardStep step, string said, Visitor visitor, ReadDraftView views, PreviewDraft previews, CancellationToken cancellationToken)
    {
        if (step == WizardStep.Template && draft.SurveyId is null)
            return new RazorComponentResult<TemplatePage>(new { Chosen = draft.Template, Action = WizardSteps.AddressOf(draft.Id, step) });

        var view = await views.HandleAsync(draft, visitor.Account!, visitor.Culture, cancellationToken);
        if (step != WizardStep.Preview) return Step(view, step == WizardStep.Template ? WizardStep.Questions : step, StatusCodes.Status200OK);
        // What is wrong is shown where it can be mended.
        if (Enum.GetValues<WizardStep>().Where(one => one.Fields().Any(view.Errors.ContainsKey)).Select(one => (WizardStep?)one).FirstOrDefault() is { } wrong)
            return TypedResults.LocalRedirect(WizardSteps.AddressOf(draft.Id, wrong));
        return await previews.HandleAsync(draft, visitor.Account!, visitor.Culture, cancellationToken) is { } preview
            ? new RazorComponentResult<PreviewPage>(new { View = view, Preview = preview, Said = said }) { StatusCode = said.Length == 0 ? StatusCodes.Status200OK : StatusCodes.Status409Conflict }
            : NotFound();
    }

    private static RazorComponentResult<StepPage> Step(DraftView view, WizardStep step, int status) => new(new { View = view, Step = step }) { StatusCode = status };

    private static SurveyTemplate? TemplateOf(IFormCollection posted) =>
        Enum.GetValues<SurveyTemplate>().Where(template => template.ToString() == posted["template"]).Select(template => (SurveyTemplate?)template).FirstOrDefault();

    private static RazorComponentResult<NotFoundPage> NotFound() => new() { StatusCode = StatusCodes.Status404NotFound };
}
