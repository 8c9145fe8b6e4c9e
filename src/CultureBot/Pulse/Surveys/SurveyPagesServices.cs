using CultureBot.Storage;
using Microsoft.Extensions.DependencyInjection;

namespace CultureBot.Pulse;

/// <summary>What the pages of surveys use.</summary>
internal static class SurveyPagesServices
{
    public static IServiceCollection AddSurveyPages(this IServiceCollection services) => services
        .AddSingleton(provider => new KeepDrafts(Get<Database>(provider), Get<SurveySettings>(provider), Get<TimeProvider>(provider)))
        .AddSingleton(provider => new ReadDraftView(
            Get<Database>(provider), Get<ReadDraft>(provider), Get<ListAttributes>(provider), Get<SurveySettings>(provider), Get<TimeProvider>(provider)))
        .AddSingleton(provider => new PreviewDraft(
            Get<Database>(provider), Get<ReadDraft>(provider), Get<ReadPreview>(provider), Get<AskingCards>(provider), Get<TimeProvider>(provider)))
        .AddSingleton(provider => new ScheduleDraft(
            Get<Database>(provider), Get<ReadDraft>(provider), Get<ReadPopulation>(provider), Get<SaveSurveyHandler>(provider)))
        .AddSingleton(provider => new ReadSurveys(Get<Database>(provider), Get<SurveySettings>(provider), Get<TimeProvider>(provider)))
        .AddSingleton(provider => new ActOnSurvey(
            Get<Database>(provider), Get<TurnSurveyHandler>(provider), Get<DecideSurveyHandler>(provider), Get<AskForLaunch>(provider)))
        .AddSingleton(provider => new ReadSurveyCalendar(Get<Database>(provider), Get<TimeProvider>(provider)));

    private static T Get<T>(IServiceProvider provider) where T : notnull => provider.GetRequiredService<T>();
}
