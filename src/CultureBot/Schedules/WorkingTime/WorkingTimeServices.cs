using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace CultureBot.Schedules.WorkingTime;

internal static class WorkingTimeServices
{
    /// <summary>People's calendars; whoever needs them may call it, again too.</summary>
    /// <exception cref="InvalidOperationException">A setting of <c>WorkingTime</c> or <c>QuietHours</c> cannot be read.</exception>
    public static void AddPersonalCalendars(this IServiceCollection services, IConfiguration configuration)
    {
        services.TryAddSingleton(WorkingTimeOptions.Read(configuration));
        services.TryAddSingleton<PersonalCalendars>();
    }

    /// <summary>Reads the files of holidays, at start and every night.</summary>
    public static void AddHolidays(this IServiceCollection services)
    {
        services.AddSingleton<ReadHolidays>();
        services.AddSingleton<IScheduledWork, ReadHolidaysWork>();
        services.AddHostedService<FirstHolidays>();
        services.AddHealthChecks().AddCheck<HolidaysHealth>("holidays", tags: ["ready"]);
    }
}
