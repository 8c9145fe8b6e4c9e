using System.Collections.Immutable;

namespace CultureBot.Web.Demo;

/// <summary>A channel; <see cref="CanPost"/> tells whether the bot is in it.</summary>
internal sealed record DemoChannel(string Id, string Name, bool IsPrivate, bool IsGeneral, bool CanPost, int MemberCount);

/// <summary>The demo company's channels: one a team, a few for everybody, and one that the bot is not in.</summary>
internal static class DemoChannels
{
    public const string General = "C-general";
    public const string Kudos = "C-kudos";
    public const string Random = "C-random";

    /// <summary>For managers; the bot is not in it, so that public kudos given there go elsewhere and say so.</summary>
    public const string Leads = "C-leads";

    public static ImmutableArray<DemoChannel> All { get; } =
        [
            new(General, "general", IsPrivate: false, IsGeneral: true, CanPost: true, DemoPeople.All.Length),
            new(Kudos, "kudos", IsPrivate: false, IsGeneral: false, CanPost: true, DemoPeople.All.Length),
            new(Random, "random", IsPrivate: false, IsGeneral: false, CanPost: true, DemoPeople.All.Length),
            .. DemoPeople.Teams.Select(t => new DemoChannel(
                t.ChannelId, "team-" + t.Handle, IsPrivate: false, IsGeneral: false, CanPost: true, t.People.Length)),
            new(Leads, "leads", IsPrivate: true, IsGeneral: false, CanPost: false, DemoPeople.All.Count(p => p.IsManager)),
        ];

    /// <summary>Those that somebody is in.</summary>
    public static IEnumerable<DemoChannel> Of(DemoPerson person) => All.Where(c => c.Id switch
    {
        General or Kudos or Random => true,
        Leads => person.IsManager,
        _ => DemoPeople.Teams.Any(t => t.ChannelId == c.Id && t.People.Contains(person)),
    });
}
