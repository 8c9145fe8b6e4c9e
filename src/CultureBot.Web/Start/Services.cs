using CultureBot.Actions;
using CultureBot.Celebrations;
using CultureBot.Chat;
using CultureBot.Chat.Slack;
using CultureBot.Chat.Teams;
using CultureBot.Delivery;
using CultureBot.Digests;
using CultureBot.Feedback;
using CultureBot.Home;
using CultureBot.Hooks;
using CultureBot.Kudos;
using CultureBot.People;
using CultureBot.Privacy;
using CultureBot.Pulse;
using CultureBot.Schedules;
using CultureBot.Storage;
using CultureBot.Web.Access;
using CultureBot.Web.Api;
using CultureBot.Web.Demo;
using CultureBot.Web.Health;
using CultureBot.Web.Keys;
using CultureBot.Web.Pages;
using CultureBot.Web.Pages.Install;
using CultureBot.Web.Pages.Settings;
using CultureBot.Web.Visitors;
using CultureBot.Web.Visitors.OpenId;
using CultureBot.Workspaces;

namespace CultureBot.Web.Start;

/// <summary>Everything the application is made of.</summary>
internal static class Services
{
    public static void AddCultureBot(this IServiceCollection services, IConfiguration configuration, WebOptions options)
    {
        services.AddSingleton(options);
        services.AddSingleton(TimeProvider.System);
        services.AddSingleton(provider => new ChatRoutes().MapWorkspaces().MapPeople().MapHome().MapPulse().MapActions().MapFeedback().MapCelebrations().MapKudos(provider.GetRequiredService<KudosOptions>()));
        services.AddStorage(configuration);
        // Before People, which reads who has which role.
        if (options.IsDemo) services.AddDemo(configuration);
        services.AddWorkspaces();
        services.AddPeople(configuration);
        services.AddDelivery();
        services.AddSchedules(configuration);
        services.AddPrivacy(configuration);
        services.AddKudos(configuration);
        services.AddPulse(configuration);
        services.AddActions();
        services.AddFeedback();
        services.AddHooks(configuration);
        services.AddDigests();
        services.AddCelebrations();
        services.AddHome();
        services.AddSlack(configuration);
        if (configuration["Slack:BotToken"] is { Length: > 0 } token) services.AddConfiguredWorkspace("slack", token);
        services.AddTeams(configuration);
        // Tokens are got with the app's own secret, which stays in the configuration: there is none to keep for the tenant.
        if (configuration["Teams:AppId"] is { Length: > 0 }) services.AddConfiguredWorkspace("teams", token: "");
        services.AddWeb();
        services.AddOpenId();
        services.AddSignInLimits(options);
    }

    private static void AddWeb(this IServiceCollection services)
    {
        services.AddSingleton<AccessMap>().AddSingleton<ReadVisitor>().AddSingleton(ReachedAt.Find).AddSingleton<InstallAddresses>();
        services.AddScoped<Visitor>().AddScoped<PageWords>().AddScoped<NextDigests>().AddScoped<ReadSettings>().AddScoped<ReadSettingsOverview>();
        services.AddScoped<SettingsWords>().AddScoped<Pages.Runs.RunsWords>();
        services.AddSingleton<Pages.Pictures.PictureLibrary>().AddScoped<Pages.Services.ServicesPictures>();
        services.AddScoped<Pages.Recognition.RecognitionWords>().AddScoped<Pages.Recognition.RecognitionPictures>();
        services.AddScoped<Pages.Own.OwnWords>().AddScoped<Pages.Groups.GroupsWords>().AddScoped<Pages.Groups.ResultsPictures>();
        services.AddScoped<Pages.Services.ServicesWords>().AddScoped<Pages.Data.DataWords>().AddScoped<Pages.Deliveries.DeliveriesWords>().AddScoped<Pages.Hooks.HooksWords>();
        services.AddScoped<Pages.Directory.PeoplePagesWords>();
        services.AddScoped<Pages.Surveys.SurveyPagesWords>().AddScoped<Pages.Surveys.CalendarPicture>();
        services.AddDatabaseKeys();
        services.AddAntiforgery(antiforgery =>
        {
            antiforgery.Cookie.Name = "culturebot-form";
            antiforgery.Cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
        });
        services.AddHttpContextAccessor();
        services.AddRazorComponents();
        services.AddProblemDetails();
        services.AddApiDescription();
        services.AddHealth();
        services.AddHostedService<Greeting>();
    }
}
