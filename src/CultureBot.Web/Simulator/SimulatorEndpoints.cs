using System.Collections.Immutable;
using System.Net.ServerSentEvents;
using CultureBot.Chat.Teams;
using CultureBot.Schedules;
using CultureBot.Storage;
using CultureBot.Web.Demo;
using CultureBot.Web.Simulator.Teams;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Http.HttpResults;

namespace CultureBot.Web.Simulator;

/// <summary>
/// The pages under /simulator. Everything is a plain link or form post that ends in a redirect, so it works without
/// script; with it, the same pages are fetched and only what changed is swapped in.
/// </summary>
internal static class SimulatorEndpoints
{
    /// <summary>The jobs that can be run from the simulator.</summary>
    public static ImmutableArray<string> Digests { get; } = ["channel-digest", "personal-digest"];

    public static IEndpointRouteBuilder MapSimulator(this IEndpointRouteBuilder app)
    {
        var simulator = app.MapGroup("/simulator").AddEndpointFilter<LoopbackOnly>().ExcludeFromDescription();
        simulator.MapGet("", PickAsync);
        simulator.MapGet("/{person}", EnterAsync);
        simulator.MapGet("/{person}/changes", Changes);
        simulator.MapGet("/{person}/{conversation}", ShowAsync);

        var posts = simulator.MapGroup("/{person}/{conversation}").AddEndpointFilter<OwnFormsOnly>();
        posts.MapPost("/messages", (PostedForm form, SimulatorActions actions, CancellationToken cancellationToken) =>
            form.DoAsync((scene, nonce) => actions.SayAsync(scene, form["words"], form.Id("thread"), nonce, cancellationToken)));
        posts.MapPost("/shortcuts", (PostedForm form, SimulatorActions actions, CancellationToken cancellationToken) =>
            form.DoAsync((scene, nonce) => actions.OpenShortcutAsync(scene, form["shortcut"], form.Id("message"), nonce, cancellationToken)));
        posts.MapPost("/buttons", (PostedForm form, SimulatorActions actions, CancellationToken cancellationToken) =>
            form.DoAsync((scene, nonce) =>
            {
                var (action, value) = TeamsLook.Read(form["data"], []) is PressedButton pressed ? (pressed.Action, pressed.Value) : form.Pressed;
                return actions.PressAsync(scene, form.Id("message") ?? default, action, value, nonce, cancellationToken);
            }));
        posts.MapPost("/form", SubmitAsync);
        posts.MapPost("/jobs", RunAsync);
        return app;
    }

    private static async Task<IResult> PickAsync(string? find, Database database, CancellationToken cancellationToken) =>
        await DirectoryAsync(database, cancellationToken) is { } directory
            ? new RazorComponentResult<PickPage>(new { Directory = directory, Query = find?.Trim() ?? "" })
            : TypedResults.NotFound();

    private static async Task<IResult> EnterAsync(string person, Database database, CancellationToken cancellationToken)
    {
        var directory = await DirectoryAsync(database, cancellationToken);
        return directory?.FindPerson(person) is { } viewer && directory.ChannelsOf(viewer) is [var first, ..] channels
            ? TypedResults.LocalRedirect($"/simulator/{viewer.ExternalId}/{(channels.FirstOrDefault(c => c.Name == "kudos") ?? first).ExternalId}")
            : TypedResults.NotFound();
    }

    private static async Task<IResult> ShowAsync(
        string person, string conversation, string? thread, string? look, HttpContext context, Database database, SimulatorView view,
        SimulatorActions actions, OpenForms forms, IAntiforgery antiforgery, CancellationToken cancellationToken)
    {
        var directory = await DirectoryAsync(database, cancellationToken);
        if (directory is null || Scene.Find(directory, person, conversation) is not { } scene) return TypedResults.NotFound();

        if (look is not null)
        {
            // What was typed into a form is kept in the words of its look.
            TeamsLook.Choose(context, look);
            forms.Close(scene.Viewer.ExternalId);
            return TypedResults.LocalRedirect(scene.Address);
        }

        if (scene.Conversation.IsHome && !IsLiveUpdate(context.Request)) await actions.OpenHomeAsync(scene, cancellationToken);
        var tokens = antiforgery.GetAndStoreTokens(context);
        Guid? parent = Guid.TryParse(thread, out var id) ? id : null;
        var page = await view.ReadAsync(scene, parent, (tokens.FormFieldName, tokens.RequestToken ?? ""), cancellationToken);
        return new RazorComponentResult<ChatPage>(new { Page = page with { IsTeams = TeamsLook.IsChosen(context) } });
    }

    /// <summary>The page looks again because something changed: nobody has opened it, and taking it for that would never end.</summary>
    private static bool IsLiveUpdate(HttpRequest request) => request.Headers.ContainsKey("HX-Request") && !request.Headers.ContainsKey("HX-Boosted");

    private static Task<IResult> SubmitAsync(PostedForm form, SimulatorActions actions, OpenForms forms, CancellationToken cancellationToken) =>
        form.DoAsync((scene, nonce) =>
        {
            var viewer = scene.Viewer.ExternalId;
            if (form["do"] != "cancel" && forms.Find(viewer) is { } open)
            {
                if (form["data"].Length == 0) return actions.SubmitAsync(scene, open, field => form.All("field." + field), nonce, cancellationToken);
                if (TeamsLook.Read(form["data"], form.Inputs) is SubmittedForm submitted) return actions.SubmitAsync(scene, submitted, nonce, cancellationToken);
            }

            forms.Close(viewer);
            return Task.CompletedTask;
        });

    private static Task<IResult> RunAsync(PostedForm form, SimulatorActions actions, Jobs jobs, CancellationToken cancellationToken) =>
        form.DoAsync(async (scene, nonce) =>
        {
            var job = form["job"];
            if (!Digests.Contains(job, StringComparer.Ordinal)) return;

            var run = await jobs.RunAsync(job, again: false, cancellationToken);
            var key = run switch
            {
                null => "run_unknown",
                { IsNew: true } => "run_started_" + job,
                _ => "run_already_" + job,
            };
            (string, object)[] values = run is null ? [("name", SimulatorWords.Book.SayPlain(scene.Culture, "run_" + job))] : [];
            await actions.TellAsync(scene, nonce, key, values, cancellationToken);
        });

    // Ends when the program stops: a page that watches must not hold it up.
    private static ServerSentEventsResult<string> Changes(
        SimulatorChanges changes, IHostApplicationLifetime lifetime, CancellationToken cancellationToken)
    {
        return TypedResults.ServerSentEvents(Watch());

        async IAsyncEnumerable<SseItem<string>> Watch()
        {
            using var end = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, lifetime.ApplicationStopping);
            await using var watched = changes.WatchAsync(end.Token).GetAsyncEnumerator(end.Token);
            while (await MovedAsync(watched)) yield return new(watched.Current, "changed");
        }

        static async Task<bool> MovedAsync(IAsyncEnumerator<string> watched)
        {
            try
            {
                return await watched.MoveNextAsync();
            }
            catch (OperationCanceledException)
            {
                return false;
            }
        }
    }

    internal static Task<SimulatorDirectory?> DirectoryAsync(Database database, CancellationToken cancellationToken) =>
        database.ReadAsync(sql => SimulatorStore.FindDirectoryAsync(sql, DemoCompany.WorkspaceExternalId), cancellationToken);
}
