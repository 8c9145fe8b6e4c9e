using CultureBot.Privacy;
using CultureBot.Schedules;
using CultureBot.Web.Visitors;
using CultureBot.Workspaces;
using Microsoft.AspNetCore.Http.HttpResults;
using NodaTime.Extensions;

namespace CultureBot.Web.Pages.Settings;

/// <summary>The page on which administrators and HR set when and where digests and kudos go.</summary>
internal static class SettingsEndpoints
{
    public const string Address = "/settings/digests";
    public const string KudosForm = "kudos-channel";

    public static void MapSettings(this IEndpointRouteBuilder app)
    {
        app.MapGet(Address, ShowAsync);
        app.MapPost("/settings/{workspace:guid}/kudos-channel", ChooseKudosChannelAsync);
        app.MapPost("/settings/{workspace:guid}/{digest}", ChangeDigestAsync);
        app.MapPost("/settings/{workspace:guid}/{digest}/pause", PauseAsync);
        app.MapPost("/settings/{workspace:guid}/{digest}/resume", ResumeAsync);
    }

    /// <summary>The revision of a setting that a form was made from; one that nothing has where there is none.</summary>
    public static long Revision(IFormCollection posted) =>
        long.TryParse(posted["revision"], System.Globalization.NumberStyles.None, System.Globalization.CultureInfo.InvariantCulture, out var revision) ? revision : -1;

    public static int StatusOf(SettingRefusal? refusal) => refusal switch
    {
        null => StatusCodes.Status200OK,
        SettingRefusal.ChangedMeanwhile => StatusCodes.Status409Conflict,
        _ => StatusCodes.Status422UnprocessableEntity,
    };

    private static Task<IResult> ShowAsync(string? saved, bool? now, ReadSettings settings, CancellationToken cancellationToken) =>
        PageAsync(settings, new() { Form = saved ?? "", IsSaved = saved is not null, IsSentAtOnce = now == true }, cancellationToken);

    private static async Task<IResult> ChooseKudosChannelAsync(
        Guid workspace, IFormCollection posted, ReadSettings settings, ChooseChannels choose, Visitor visitor, CancellationToken cancellationToken)
    {
        if (await settings.FindAsync(workspace, cancellationToken) is not { } present) return NotFound();
        var typed = posted["channel"].ToString().Trim();
        var refusal = await choose.HandleAsync(present.Workspace, ChannelUse.Kudos, Channel(typed), visitor.Account?.Id, cancellationToken);
        if (refusal is null) return Saved(workspace, KudosForm);
        SettingsState wrong = new()
        {
            Form = SettingsState.FormId(workspace, KudosForm),
            KudosChannel = typed,
            KudosError = Error(refusal.Value),
        };
        return await PageAsync(settings, wrong, cancellationToken);
    }

    private static async Task<IResult> ChangeDigestAsync(
        Guid workspace,
        string digest,
        IFormCollection posted,
        ReadSettings settings,
        ChooseChannels choose,
        ChangeSchedule change,
        Visitor visitor,
        TimeProvider time,
        CancellationToken cancellationToken)
    {
        if (await settings.FindAsync(workspace, cancellationToken) is not { } present || Find(present, digest) is not { } schedule) return NotFound();
        var (form, request) = DigestForm.Read(schedule, posted).Check(schedule);

        // The channel is stored first and only when the rest is right, so that a form that is refused changes nothing.
        var refusal = form.Channel is null ? null
            : form.Errors.IsEmpty ? await choose.HandleAsync(present.Workspace, ChannelUse.Digest, Channel(form.Channel), visitor.Account?.Id, cancellationToken)
            : await choose.CheckAsync(present.Workspace, Channel(form.Channel), cancellationToken);
        if (refusal is { } because) form = form with { Errors = form.Errors.SetItem("channel", Error(because)) };
        if (!form.Errors.IsEmpty)
            return await PageAsync(settings, new() { Form = SettingsState.FormId(workspace, digest), Digest = form }, cancellationToken);

        var changed = await change.HandleAsync(request with { By = visitor.Account?.Id }, cancellationToken);
        if (changed.Schedule is null) return NotFound();
        return Saved(workspace, digest, isSentAtOnce: !changed.Next.IsEmpty && changed.Next[0] <= time.GetUtcNow().ToInstant());
    }

    private static async Task<IResult> PauseAsync(
        Guid workspace, string digest, ReadSettings settings, PauseSchedule pause, Visitor visitor, CancellationToken cancellationToken)
    {
        if (await settings.FindAsync(workspace, cancellationToken) is not { } present || Find(present, digest) is not { } schedule) return NotFound();
        await pause.PauseAsync(schedule.Id, visitor.Account?.Id, cancellationToken);
        return Saved(workspace, digest);
    }

    private static async Task<IResult> ResumeAsync(
        Guid workspace, string digest, ReadSettings settings, PauseSchedule pause, Visitor visitor, CancellationToken cancellationToken)
    {
        if (await settings.FindAsync(workspace, cancellationToken) is not { } present || Find(present, digest) is not { } schedule) return NotFound();
        await pause.ResumeAsync(schedule.Id, visitor.Account?.Id, cancellationToken);
        return Saved(workspace, digest);
    }

    private static Schedule? Find(WorkspaceSettings settings, string digest) =>
        settings.Digests.FirstOrDefault(job => job.Schedule.Work == digest)?.Schedule;

    private static string? Channel(string typed) => typed.Length == 0 ? null : typed;

    private static string Error(ChooseChannelRefusal refusal) =>
        refusal == ChooseChannelRefusal.CannotPost ? "settings.error_channel" : "settings.error_unreachable";

    private static RedirectHttpResult Saved(Guid workspace, string form, bool isSentAtOnce = false)
    {
        var id = SettingsState.FormId(workspace, form);
        return TypedResults.LocalRedirect($"{Address}?saved={id}{(isSentAtOnce ? "&now=true" : "")}#{id}");
    }

    private static RazorComponentResult<NotFoundPage> NotFound() => new() { StatusCode = StatusCodes.Status404NotFound };

    private static async Task<IResult> PageAsync(ReadSettings settings, SettingsState state, CancellationToken cancellationToken)
    {
        Dictionary<string, object?> parameters = new(StringComparer.Ordinal)
        {
            ["All"] = await settings.ListAsync(cancellationToken),
            ["State"] = state,
        };
        var isWrong = state.Digest is not null || state.KudosError is not null;
        return new RazorComponentResult<DigestsPage>(parameters)
        {
            StatusCode = isWrong ? StatusCodes.Status422UnprocessableEntity : StatusCodes.Status200OK,
        };
    }
}
