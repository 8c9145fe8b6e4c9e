using CultureBot.Chat;
using CultureBot.Delivery;
using CultureBot.People.Directory;
using CultureBot.People.Persons;
using CultureBot.People.Rights;
using CultureBot.People.Scim;
using CultureBot.Privacy.Personal;
using CultureBot.Schedules;
using CultureBot.Schedules.WorkingTime;
using CultureBot.Storage;
using CultureBot.Workspaces;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace CultureBot.People;

public static class PeopleServices
{
    /// <summary>
    /// Registers people, look-ups, sign-in and roles. Needs workspaces, a database and the platforms.
    /// </summary>
    public static IServiceCollection AddPeople(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddSingleton(new PeopleOptions { ManagerField = configuration["Slack:ManagerField"]?.Trim() ?? "Manager" });
        services.AddSingleton(provider => new Roles(configuration, provider.GetRequiredService<Database>()));
        services.AddSingleton<SignIn>();
        services.AddSingleton<FirstAdministrator>();
        services.AddSingleton<ReadRoles>();
        services.AddSingleton<GiveRoleHandler>();
        services.AddSingleton<TakeRoleHandler>();
        services.AddSingleton<ChannelChanges>();
        services.AddMessageKind<ChannelClosedKind>();
        services.AddSingleton<SyncManagers>();
        services.AddSingleton<SyncPeople>();
        services.AddSingleton<IScheduledWork, PeopleSyncWork>();
        services.AddHostedService<FirstSync>();
        services.TryAddScoped<LookupPatience>();
        services.AddScoped<LookupTime>();
        services.AddSingleton<AskerLookup>();
        services.AddSingleton<SignInCards>();
        services.AddSingleton<WorkingTimeCards>();
        services.AddPersonalCalendars(configuration);
        services.AddSingleton<ChangePreferences>();
        services.AddSingleton<OwnPreferences>();
        services.AddSingleton<IPersonalData, PeoplePersonalStore>();
        services.AddSingleton<MergePersons>();
        services.AddSingleton<SplitAccount>();
        services.AddSingleton<ReadPersons>();
        services.AddDirectory();
        services.AddSingleton<ProvisionUser>();
        services.AddSingleton<ProvisionGroup>();
        services.AddSingleton<ReadScim>();
        services.AddSingleton<FindLead>();
        services.AddSingleton<ICapability, PreferencesCapability>();
        services.AddScoped<PeopleLookup>();
        services.AddScoped<MemberLookup>();
        services.AddScoped<ChannelLookup>();
        services.AddScoped<MessageAddressLookup>();
        services.AddScoped<PeopleChat>();
        services.AddScoped<DirectChat>();
        services.AddScoped<PreferencesChat>();
        services.AddScoped<CultureChat>();
        return services;
    }

    public static ChatRoutes MapPeople(this ChatRoutes chat)
    {
        chat.For<PeopleChat>()
            .AccountChanged(people => people.AccountChangedAsync)
            .ChannelChanged(people => people.ChannelChangedAsync);
        DirectChat.Map(chat);
        CultureChat.Map(chat);
        PreferencesChat.Map(chat);
        return chat;
    }
}
