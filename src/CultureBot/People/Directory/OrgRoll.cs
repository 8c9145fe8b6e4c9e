using System.Globalization;
using NodaTime.Text;

namespace CultureBot.People.Directory;

/// <summary>Who is of the organization, put together from accounts and from what HR says; managers as they are told, loops and all.</summary>
internal static class OrgRoll
{
    /// <summary>In the order of ids.</summary>
    public static List<OrgPerson> Read(IReadOnlyList<OrgAccountRow> accounts, IReadOnlyList<OrgEntryRow> entries)
    {
        var members = new Dictionary<PersonId, Presence>(accounts.Count);
        foreach (var account in accounts)
        {
            if (!members.TryGetValue(account.PersonId, out var presence)) members.Add(account.PersonId, presence = new(account.Name));
            presence.Add(account);
        }

        var byHr = entries.ToDictionary(entry => entry.PersonId);
        var texts = new Dictionary<string, string>(StringComparer.Ordinal);
        var people = new List<OrgPerson>(Math.Max(members.Count, entries.Count));
        // Somebody whose accounts are all closed has left, whether or not HR's next file says so; and so has whom the identity provider let go.
        people.AddRange(entries
            .Where(entry => !entry.HasLeft && (!members.TryGetValue(entry.PersonId, out var presence) || presence.IsHere))
            .Select(entry => Of(entry, members.GetValueOrDefault(entry.PersonId), texts)));
        people.AddRange(members.Where(m => m.Value.IsMember && !byHr.ContainsKey(m.Key)).Select(m => Of(m.Key, m.Value)));
        people.Sort((one, other) => one.Id.Value.CompareTo(other.Id.Value));
        return WithManagersWhoAreHere(people, members);
    }

    private static OrgPerson Of(PersonId person, Presence presence) => new()
    {
        Id = person,
        Name = presence.Name,
        ManagerId = presence.Manager,
        IsReachable = presence.IsReachable,
        Attributes = new Dictionary<string, string>(0, StringComparer.Ordinal),
    };

    private static OrgPerson Of(OrgEntryRow entry, Presence? presence, Dictionary<string, string> texts)
    {
        var attributes = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var pair in (entry.Fields ?? "").Split(OrgChartStore.AfterValue, StringSplitOptions.RemoveEmptyEntries))
        {
            var end = pair.IndexOf(OrgChartStore.AfterField, StringComparison.Ordinal);
            attributes.Add(Same(pair[..end]), Same(pair[(end + 1)..]));
        }

        var start = attributes.Remove(DirectoryFields.StartDate, out var date) ? LocalDatePattern.Iso.Parse(date).Value : (NodaTime.LocalDate?)null;
        attributes.Remove(DirectoryFields.Birthday);
        PersonId? manager = entry.Manager is { } id ? new PersonId(Guid.Parse(id, CultureInfo.InvariantCulture)) : null;
        return new()
        {
            Id = entry.PersonId,
            Name = entry.Name.Length > 0 ? entry.Name : presence?.Name ?? entry.Email,
            ManagerId = manager ?? presence?.Manager,
            IsManagerFromHr = manager is not null,
            IsInDirectory = true,
            IsReachable = presence?.IsReachable ?? false,
            StartDate = start,
            Attributes = attributes,
        };

        // A hundred thousand people are of a few teams and places.
        string Same(string text)
        {
            if (texts.TryGetValue(text, out var known)) return known;
            texts.Add(text, text);
            return text;
        }
    }

    private static List<OrgPerson> WithManagersWhoAreHere(List<OrgPerson> people, Dictionary<PersonId, Presence> members)
    {
        var here = people.Select(person => person.Id).ToHashSet();
        return people.ConvertAll(person =>
        {
            if (person.ManagerId is not { } named || here.Contains(named)) return person;
            var byPlatform = members.GetValueOrDefault(person.Id)?.Manager;
            return person with { IsManagerFromHr = false, ManagerId = byPlatform is { } other && here.Contains(other) ? other : null };
        });
    }

    /// <summary>All accounts of one person.</summary>
    private sealed class Presence(string name)
    {
        public string Name { get; } = name;

        public bool IsHere { get; private set; }

        public bool IsMember { get; private set; }

        public bool IsReachable { get; private set; }

        public PersonId? Manager { get; private set; }

        public void Add(OrgAccountRow account)
        {
            IsHere |= account.IsHere;
            if (account is not { IsHere: true, IsConnected: true }) return;
            IsMember |= account.IsMember;
            IsReachable |= account.IsReachable;
            Manager ??= account.ManagerId;
        }
    }
}
