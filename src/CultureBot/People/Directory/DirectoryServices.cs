using CultureBot.People.Directory.Imports;
using CultureBot.People.Directory.Reading;
using CultureBot.Privacy.Retention;
using CultureBot.Schedules;
using CultureBot.Schedules.WorkingTime;
using Microsoft.Extensions.DependencyInjection;

namespace CultureBot.People.Directory;

internal static class DirectoryServices
{
    /// <summary>Registers who works here: files of people, and what they say.</summary>
    public static void AddDirectory(this IServiceCollection services)
    {
        services.AddSingleton<OrgChart>();
        services.AddSingleton<IWhereabouts, DirectoryWhereabouts>();
        services.AddSingleton<ImportPeopleHandler>().AddSingleton<PlanImport>().AddSingleton<UndoImportHandler>().AddSingleton<ReadImports>();
        services.AddSingleton<ListPeople>().AddSingleton<ReadPerson>().AddSingleton<ReadChart>().AddSingleton<NoteLeaveHandler>();
        services.AddSingleton<WaitingFiles>();
        services.AddSingleton(WaitingFilesStore.Wrapped);
        services.AddSingleton<RunImports>();
        services.AddHostedService(provider => provider.GetRequiredService<RunImports>());
        services.AddSingleton<IRetained, ImportsRetentionStore>();
        services.AddSingleton<IScheduledWork, AgeOutWork>();
    }
}
