using System.Collections.Immutable;
using CultureBot.Chat;
using CultureBot.Storage;
using CultureBot.Workspaces;

namespace CultureBot.People;

/// <summary>What is known so far about the people and groups that one request names.</summary>
internal sealed class KnownPeople
{
    private readonly Dictionary<string, Account> _accounts = new(StringComparer.Ordinal);
    private readonly Dictionary<string, PlatformGroup> _groups = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> _handles = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> _groupHandles = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Account> _elsewhere = new(StringComparer.Ordinal);
    private readonly HashSet<string> _ambiguous = new(StringComparer.Ordinal);
    private readonly HashSet<string> _accountIds;
    private readonly HashSet<string> _groupIds;
    private readonly HashSet<string> _typed;

    private KnownPeople(string acting, IReadOnlyList<CommandPart> named)
    {
        _accountIds = named.OfType<NamedAccount>().Select(part => part.AccountId).Append(acting).ToHashSet(StringComparer.Ordinal);
        _groupIds = named.OfType<NamedGroup>().Select(part => part.GroupId).ToHashSet(StringComparer.Ordinal);
        _typed = named.OfType<TypedHandle>().Select(part => AccountText.Key(part.Handle)).ToHashSet(StringComparer.Ordinal);
        _typed.Remove("");
    }

    /// <summary>By their ids on the platform.</summary>
    public IReadOnlyDictionary<string, Account> Accounts => _accounts;

    public IReadOnlyCollection<string> LackedAccounts => [.. _accountIds.Where(id => !_accounts.ContainsKey(id))];

    public bool LacksGroup => _groupIds.Any(id => !_groups.ContainsKey(id));

    public bool LacksHandle => LackedHandles.Any();

    public IReadOnlyCollection<string> LackedMembers => [.. Members().Where(id => !_accounts.ContainsKey(id))];

    private IEnumerable<string> LackedHandles =>
        _typed.Where(handle => !_handles.ContainsKey(handle) && !_groupHandles.ContainsKey(handle) && !_elsewhere.ContainsKey(handle));

    /// <summary>Reads what the database knows; of groups only when they are <paramref name="groupsAreFresh"/>.</summary>
    public static async Task<KnownPeople> ReadAsync(
        SqlSession sql, WorkspaceId workspace, string acting, IReadOnlyList<CommandPart> named, bool groupsAreFresh)
    {
        var known = new KnownPeople(acting, named);
        known.Add(await PeopleStore.ListAsync(sql, workspace, known._accountIds));
        foreach (var handle in known._typed)
        {
            var name = await TypedName.FindAsync(sql, workspace, handle);
            if (name.IsAmbiguous) known._ambiguous.Add(handle);
            if (name.Account is { } account)
            {
                known._accounts[account.ExternalId] = account;
                known._handles.Add(handle, account.ExternalId);
            }
            else if (groupsAreFresh && await UserGroupsStore.FindByHandleAsync(sql, workspace, handle) is { } group)
            {
                known._groups[group.GroupId] = group;
                known._groupHandles.Add(handle, group.GroupId);
            }
        }

        foreach (var id in groupsAreFresh ? known._groupIds : [])
        {
            if (await UserGroupsStore.FindAsync(sql, workspace, id) is { } group) known._groups[id] = group;
        }

        return await known.ReadMembersAsync(sql, workspace);
    }

    /// <summary>Reads the members of the groups that are known by now.</summary>
    public async Task<KnownPeople> ReadMembersAsync(SqlSession sql, WorkspaceId workspace)
    {
        if (LackedMembers is { Count: > 0 } lacked) Add(await PeopleStore.ListAsync(sql, workspace, lacked));
        return this;
    }

    /// <summary>Looks in the other workspaces for whoever is neither a person nor a group of this one.</summary>
    public async Task<KnownPeople> ReadElsewhereAsync(SqlSession sql, WorkspaceId workspace)
    {
        foreach (var handle in LackedHandles.Except(_ambiguous, StringComparer.Ordinal).ToList())
        {
            if (await TypedName.FindElsewhereAsync(sql, workspace, handle) is { } account) _elsewhere.Add(handle, account);
        }

        return this;
    }

    public void Add(IEnumerable<Account> accounts)
    {
        foreach (var account in accounts) _accounts[account.ExternalId] = account;
    }

    /// <summary>Takes from the platform's groups those that are named, and returns them.</summary>
    public IReadOnlyCollection<PlatformGroup> Take(ImmutableArray<PlatformGroup> groups)
    {
        var taken = new List<PlatformGroup>();
        foreach (var group in groups)
        {
            var handle = AccountText.Key(group.Handle);
            var isTyped = _typed.Contains(handle) && !_handles.ContainsKey(handle) && _groupHandles.TryAdd(handle, group.GroupId);
            if (!isTyped && !_groupIds.Contains(group.GroupId)) continue;
            _groups[group.GroupId] = group;
            taken.Add(group);
        }

        return taken;
    }

    /// <summary>Who is meant by a named part.</summary>
    public FoundPart Find(CommandPart part) => part switch
    {
        NamedAccount named => FindAccount(part, named.AccountId),
        NamedGroup named => FindGroup(part, named.GroupId),
        TypedHandle typed when _handles.TryGetValue(AccountText.Key(typed.Handle), out var accountId) => FindAccount(part, accountId),
        TypedHandle typed when _groupHandles.TryGetValue(AccountText.Key(typed.Handle), out var groupId) => FindGroup(part, groupId),
        TypedHandle typed when _elsewhere.TryGetValue(AccountText.Key(typed.Handle), out var account) => new(part, [account], null),
        _ => new(part, [], null),
    };

    private FoundPart FindAccount(CommandPart part, string id) =>
        new(part, _accounts.TryGetValue(id, out var account) ? [account] : [], null);

    private FoundPart FindGroup(CommandPart part, string id)
    {
        if (!_groups.TryGetValue(id, out var group)) return new(part, [], null);
        var members = group.AccountIds.Distinct(StringComparer.Ordinal)
            .Select(member => _accounts.GetValueOrDefault(member))
            .OfType<Account>()
            .Where(account => account.IsActive && account.Kind != AccountKind.Bot);
        return new(part, [.. members], group.Name);
    }

    private IEnumerable<string> Members() =>
        _groups.Values.SelectMany(group => group.AccountIds).Distinct(StringComparer.Ordinal);
}
