using System.Collections.Immutable;
using System.Globalization;
using CultureBot.Chat;
using CultureBot.People;
using CultureBot.Storage;
using NodaTime;
using NodaTime.Extensions;

namespace CultureBot.Celebrations;

/// <summary>The form in which somebody chooses whether they are celebrated, and says the dates that the directory does not have.</summary>
public sealed class OwnCelebrations
{
    private const string FormId = "own_celebrations";
    private const string Celebrate = "celebrate";

    private readonly Database _database;
    private readonly KeepOwnCelebrations _keep;
    private readonly TimeProvider _clock;

    internal OwnCelebrations(Database database, KeepOwnCelebrations keep, TimeProvider clock) => (_database, _keep, _clock) = (database, keep, clock);

    /// <summary>Filled in with what holds.</summary>
    public async Task<Form> ReadAsync(Account account, CultureInfo culture, CancellationToken cancellationToken) =>
        FormOf(culture, await ListAsync(account, cancellationToken));

    internal static Form FormOf(CultureInfo culture, IReadOnlyList<OwnCelebration> own) => new(
        FormId,
        CelebrationWords.SayPlain(culture, "OwnTitle"),
        CelebrationWords.SayPlain(culture, "OwnSubmit"),
        CelebrationWords.SayPlain(culture, "FormCancel"),
        "",
        [
            new ChoicesField(
                Celebrate,
                CelebrationWords.SayPlain(culture, "OwnCelebrate"),
                [.. own.Select(one => new FormOption(one.Kind.ToString(), CelebrationWords.SayPlain(culture, "Own" + one.Kind)))])
            {
                IsOptional = true,
                Initial = [.. own.Where(one => one.IsWanted).Select(one => one.Kind.ToString())],
                Hint = CelebrationWords.SayPlain(culture, "OwnCelebrateHint"),
            },
            .. own.SelectMany(one => OwnDates.Make(culture, one)),
        ]);

    /// <returns>What is wrong, by field; empty when it is stored.</returns>
    public async Task<ImmutableDictionary<string, string>> SaveAsync(Account account, CultureInfo culture, DateTimeZone zone, FormValues filled, CancellationToken cancellationToken)
    {
        var today = _clock.GetCurrentInstant().InZone(zone).Date;
        var errors = ImmutableDictionary.CreateBuilder<string, string>(StringComparer.Ordinal);
        List<OwnWish> wishes = [];
        foreach (var own in await ListAsync(account, cancellationToken))
        {
            var (said, field, error) = own.Listed is null ? OwnDates.Read(own.Kind, filled, today) : ("", "", null);
            if (error is not null) errors[field] = CelebrationWords.SayPlain(culture, error);
            wishes.Add(new(own.Kind, filled.All(Celebrate).Contains(own.Kind.ToString(), StringComparer.Ordinal), own.Listed is null ? said : null));
        }

        if (errors.Count == 0) await _keep.HandleAsync(account, [.. wishes], cancellationToken);
        return errors.ToImmutable();
    }

    private Task<IReadOnlyList<OwnCelebration>> ListAsync(Account account, CancellationToken cancellationToken) => _database.ReadAsync(
        async sql =>
        {
            List<OwnCelebration> own = [];
            foreach (var kind in CelebrationKinds.All) own.Add(await OwnCelebrationsStore.FindAsync(sql, account.PersonId, kind));
            return (IReadOnlyList<OwnCelebration>)own;
        },
        cancellationToken);
}
