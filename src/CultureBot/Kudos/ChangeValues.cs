using System.Collections.Immutable;
using System.Text.Json;
using CultureBot.People;
using CultureBot.Privacy;
using CultureBot.Storage;

namespace CultureBot.Kudos;

/// <param name="Read">The revision that whoever changes them has seen.</param>
/// <param name="By">Who.</param>
public sealed record ValuesChange(long Read, AccountId By);

/// <summary>
/// Adds, renames, orders and retires the organization's values. Kudos keep the value that they were given with: a new name is for what comes.
/// </summary>
public sealed class ChangeValues
{
    private readonly Database _database;
    private readonly KudosOptions _options;
    private readonly ChangeSetting _change;

    internal ChangeValues(Database database, KudosOptions options, ChangeSetting change) => (_database, _options, _change) = (database, options, change);

    /// <returns>Null when it is stored; likewise below.</returns>
    public Task<ValueRefusal?> AddAsync(ValuesChange request, string name, string emoji, string sentence, CancellationToken cancellationToken)
    {
        var added = ValueRules.Tidy(name, emoji, sentence);
        return ChangeAsync(
            request,
            list => ValueRules.Refuse(added) ?? (Has(list.All, added.Name) ? ValueRefusal.Exists
                : list.All.Length >= CompanyValueList.MostEver || list.InUse.Count() >= CompanyValueList.MostInUse ? ValueRefusal.TooMany : null),
            list => list.All.Add(added),
            _ => $"{Said(added)}: added",
            cancellationToken);
    }

    /// <summary>Another name, emoji or sentence.</summary>
    public Task<ValueRefusal?> ChangeAsync(ValuesChange request, string which, string name, string emoji, string sentence, CancellationToken cancellationToken)
    {
        var changed = ValueRules.Tidy(name, emoji, sentence);
        return ChangeAsync(
            request,
            list => !Has(list.All, which) ? ValueRefusal.Unknown
                : ValueRules.Refuse(changed) ?? (changed.Name != which && Has(list.All, changed.Name) ? ValueRefusal.Exists : null),
            list => list.All.Replace(Find(list, which), changed with { IsRetired = Find(list, which).IsRetired }),
            list => $"{Said(Find(list, which))} → {Said(changed)}",
            cancellationToken);
    }

    /// <summary>One place up, before the value in use that stood there.</summary>
    public Task<ValueRefusal?> RaiseAsync(ValuesChange request, string which, CancellationToken cancellationToken) =>
        ChangeAsync(
            request,
            list => Has(list.InUse, which) ? null : ValueRefusal.Unknown,
            list =>
            {
                var value = Find(list, which);
                var before = list.InUse.TakeWhile(other => other.Name != which).LastOrDefault();
                return before is null ? list.All : list.All.Remove(value).Insert(list.All.IndexOf(before), value);
            },
            list => $"#{which}: {list.InUse.TakeWhile(value => value.Name != which).Count() + 1} → {Math.Max(1, list.InUse.TakeWhile(value => value.Name != which).Count())}",
            cancellationToken);

    /// <summary>Nobody is thanked for it from now on; what was said stays.</summary>
    public Task<ValueRefusal?> RetireAsync(ValuesChange request, string which, CancellationToken cancellationToken) =>
        ChangeAsync(
            request,
            list => !Has(list.InUse, which) ? ValueRefusal.Unknown : list.InUse.Count() == 1 ? ValueRefusal.Last : null,
            list => list.All.Replace(Find(list, which), Find(list, which) with { IsRetired = true }),
            _ => $"#{which}: retired",
            cancellationToken);

    /// <summary>In use again, at the end.</summary>
    public Task<ValueRefusal?> RestoreAsync(ValuesChange request, string which, CancellationToken cancellationToken) =>
        ChangeAsync(
            request,
            list => !Has(list.All, which) || Has(list.InUse, which) ? ValueRefusal.Unknown
                : list.InUse.Count() >= CompanyValueList.MostInUse ? ValueRefusal.TooMany : null,
            list => list.All.Remove(Find(list, which)).Add(Find(list, which) with { IsRetired = false }),
            _ => $"#{which}: in use again",
            cancellationToken);

    private async Task<ValueRefusal?> ChangeAsync(
        ValuesChange request,
        Func<CompanyValueList, ValueRefusal?> refuse,
        Func<CompanyValueList, ImmutableArray<CompanyValue>> change,
        Func<CompanyValueList, string> details,
        CancellationToken cancellationToken)
    {
        var list = await _database.ReadAsync(sql => CompanyValues.ReadAsync(sql, _options), cancellationToken);
        if (list.Revision != request.Read) return ValueRefusal.ChangedMeanwhile;
        if (refuse(list) is { } refusal) return refusal;
        var changed = change(list);
        if (changed.SequenceEqual(list.All)) return null;

        SettingChange setting = new(CompanyValues.Setting, JsonSerializer.Serialize(changed), request.Read, request.By, "values.changed", details(list));
        return await _change.HandleAsync(setting, cancellationToken) ? null : ValueRefusal.ChangedMeanwhile;
    }

    private static bool Has(IEnumerable<CompanyValue> values, string name) => values.Any(value => value.Name == name);

    private static CompanyValue Find(CompanyValueList list, string name) => list.All.First(value => value.Name == name);

    private static string Said(CompanyValue value) => value.Sentence.Length == 0 ? value.Label : $"{value.Label} ({value.Sentence})";
}
