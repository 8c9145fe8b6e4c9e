using CultureBot.Chat;
using CultureBot.Web.Demo;
using CultureBot.Web.Simulator;
using NodaTime;

namespace CultureBot.Web.Tests.Simulator;

/// <summary>The demo company as the simulator reads it, without a database.</summary>
internal static class DirectoryOfTheDemo
{
    public static SimulatorDirectory Make() => new(
        new() { Id = DemoIds.Workspace, Name = "Tidewater Services", BotAccountId = DemoPeople.BotId, ConnectedAt = Instant.FromUtc(2026, 11, 20, 0, 0) },
        [
            .. DemoPeople.All.Select(p => new SimulatorAccount
            {
                ExternalId = p.ExternalId, Name = p.Name, Handle = p.Handle, Kind = AccountKind.Member, TimeZone = p.TimeZone, Locale = p.Locale,
                ManagerExternalId = p.IsManager ? DemoPeople.Director.ExternalId : DemoPeople.Teams.First(t => t.Name == p.Team).Manager.ExternalId,
            }),
            new() { ExternalId = DemoPeople.BotId, Name = "CultureBot", Handle = "culturebot", Kind = AccountKind.Bot },
        ],
        [.. DemoPeople.Teams.Select(t => new SimulatorGroup { ExternalId = t.GroupId, Handle = t.Handle, Name = t.Name })],
        [.. DemoPeople.Teams.SelectMany(t => t.People.Select(p => new SimulatorGroupMember { GroupExternalId = t.GroupId, AccountExternalId = p.ExternalId }))],
        [
            .. DemoChannels.All.Select(c => new SimulatorChannel
            {
                ExternalId = c.Id, Name = c.Name, IsPrivate = c.IsPrivate, IsGeneral = c.IsGeneral, CanPost = c.CanPost, MemberCount = c.MemberCount,
            }),
        ]);
}
