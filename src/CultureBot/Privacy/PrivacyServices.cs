using CultureBot.Privacy.DataSheet;
using CultureBot.Privacy.Personal;
using CultureBot.Privacy.Retention;
using CultureBot.Privacy.Sealing;
using CultureBot.Schedules;
using CultureBot.Storage;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace CultureBot.Privacy;

public static class PrivacyServices
{
    /// <summary>Once an hour takes from sealed ballots what would tell when they were written; shows people what is kept of them, and forgets them and what is over.</summary>
    public static IServiceCollection AddPrivacy(this IServiceCollection services, IConfiguration configuration) => services
        .AddHostedService<BallotShuffler>()
        .AddSingleton<ReadAudit>()
        .AddSingleton<NoteDownload>()
        .AddSingleton<ReadDataSheet>()
        .AddSingleton<ReadPersonalData>()
        .AddSingleton<FindErasable>()
        .AddSingleton<ErasePersonHandler>()
        .AddSingleton<IPersonalData, AuditPersonalStore>()
        .AddSingleton<IScheduledWork, FinishErasuresWork>()
        .AddSingleton(new RetentionOptions(configuration))
        .AddSingleton<ReadRetention>()
        .AddSingleton<ChangeSetting>()
        .AddSingleton(provider => new ChangeRetentionHandler(
            provider.GetRequiredService<Database>(), provider.GetRequiredService<ReadRetention>(), provider.GetRequiredService<RetentionOptions>(),
            provider.GetRequiredService<ChangeSetting>()))
        .AddSingleton<IRetained, AuditRetentionStore>()
        .AddSingleton<IScheduledWork, RetentionWork>();
}
