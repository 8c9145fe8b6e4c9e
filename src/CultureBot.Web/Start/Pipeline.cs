using CultureBot.Chat.Slack;
using CultureBot.Chat.Teams;
using CultureBot.Web.Access;
using CultureBot.Web.Api;
using CultureBot.Web.Health;
using CultureBot.Web.Pages;
using CultureBot.Web.Pages.Data;
using CultureBot.Web.Pages.Deliveries;
using CultureBot.Web.Pages.Directory;
using CultureBot.Web.Pages.Downloads;
using CultureBot.Web.Pages.Hooks;
using CultureBot.Web.Pages.Install;
using CultureBot.Web.Pages.Groups;
using CultureBot.Web.Pages.Own;
using CultureBot.Web.Pages.Persons;
using CultureBot.Web.Pages.Pulse;
using CultureBot.Web.Pages.Recognition;
using CultureBot.Web.Pages.Rights;
using CultureBot.Web.Pages.Runs;
using CultureBot.Web.Pages.Services;
using CultureBot.Web.Pages.Settings;
using CultureBot.Web.Pages.Surveys;
using CultureBot.Web.Scim;
using CultureBot.Web.Simulator;
using CultureBot.Web.Visitors;
using CultureBot.Web.Visitors.OpenId;

namespace CultureBot.Web.Start;

internal static class Pipeline
{
    public static void UseCultureBot(this WebApplication app, WebOptions options)
    {
        // Behind a proxy that ends TLS: cookies are Secure and addresses https when people come by https.
        if (options.PublicUrl is { } publicUrl)
        {
            app.Use((context, next) =>
            {
                context.Request.Scheme = publicUrl.Scheme;
                return next(context);
            });
        }

        // First: an error clears the headers and goes through everything below once more.
        app.UseExceptionHandler("/error");
        app.UseSecurityHeaders();
        app.UseStaticFiles();
        app.UseNoStore();
        app.UseRouting();
        app.UseRateLimiter();
        app.UseMiddleware<AccessMiddleware>();
        app.UseAntiforgery();
        app.MapEverything(options);
        app.BuildEndpointsOnce();
        app.UseEndpoints(_ => { });
    }

    /// <summary>Whoever asks a source that routes were mapped to for its endpoints has them compiled anew: routing, the access map and the API's description.</summary>
    private static void BuildEndpointsOnce(this IEndpointRouteBuilder app)
    {
        var built = new DefaultEndpointDataSource(app.DataSources.SelectMany(source => source.Endpoints).ToList());
        app.DataSources.Clear();
        app.DataSources.Add(built);
    }

    private static void MapEverything(this WebApplication app, WebOptions options)
    {
        app.MapHealth();
        app.MapOpenApi();
        app.MapApi();
        app.MapScim();
        app.MapSlack();
        app.MapTeams();
        if (options.IsDemo) app.MapSimulator();
        app.MapSignIn();
        app.MapOpenId();
        app.MapFirstAdministrator();
        app.MapRoles();
        app.MapSettings();
        app.MapOverviewPages();
        app.MapLanguagesPages();
        app.MapValuesPages();
        app.MapPromisePages();
        app.MapRetentionPages();
        app.MapCelebrationsPages();
        app.MapConnectionsPages();
        app.MapPersons();
        app.MapDirectoryPages();
        app.MapImportPages();
        app.MapPulsePages();
        app.MapLedgerAttackPages();
        app.MapSurveysPages();
        app.MapWizardPages();
        app.MapCalendarPages();
        app.MapServicesPages();
        app.MapServicesLists();
        app.MapOwnPages();
        app.MapRecognition();
        app.MapOrganization();
        app.MapTeam();
        app.MapServiceMapPages();
        app.MapDataPages();
        app.MapDeliveriesPages();
        app.MapHooksPages();
        app.MapDownloads();
        app.MapInstall();
        app.MapRunsPages();
        app.MapPages();
    }
}
