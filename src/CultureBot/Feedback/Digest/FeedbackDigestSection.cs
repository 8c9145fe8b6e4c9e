using System.Globalization;
using CultureBot.Chat;
using CultureBot.Digests;
using CultureBot.People.Directory;
using CultureBot.Storage;
using NodaTime;

namespace CultureBot.Feedback;

/// <summary>
/// Everybody's own digest tells what promises changed of teams that serve them; the channel's tells one thing that a team did about what a customer said, in
/// the words of whoever leads it.
/// </summary>
internal sealed class FeedbackDigestSection(Database database) : IDigestSection
{
    private const int MostPromises = 3;
    private const int MonthsServed = 12;

    public int Order => 350;

    public Task<ChannelDigestPart> ForChannelAsync(ChannelDigestScope scope, CancellationToken cancellationToken) => database.ReadAsync(
        async sql =>
        {
            // By days, since more is not known: the day of the digest belongs to the next week, each day to one week alone.
            var zone = DateTimeZoneProviders.Tzdb.GetZoneOrNull(scope.Workspace.TimeZone) ?? DateTimeZone.Utc;
            if (await ResponsesStore.FindLatestDoneByTeamAsync(sql, scope.After.InZone(zone).Date, scope.UpTo.InZone(zone).Date) is not { } done) return ChannelDigestPart.Empty;
            return new ChannelDigestPart { Post = [.. Done(scope.Culture, FeedbackSubject.Find(done.Subject) is { IsBarrier: true }, done.Team, done.Words)], PostCarries = [done.Subject] };
        },
        cancellationToken);

    public Task<PersonalDigestPart> ForPersonAsync(PersonalDigestScope scope, CancellationToken cancellationToken) => database.ReadAsync(
        async sql =>
        {
            var changed = await PromisesStore.ListChangedAsync(sql, scope.After, scope.UpTo);
            if (changed.Count == 0) return PersonalDigestPart.Empty;
            var serving = await ListServingAsync(sql, scope);
            var told = changed.Where(promise => serving.Contains(promise.Team.Id)).Take(MostPromises).ToList();
            return new PersonalDigestPart
            {
                News = [.. told.SelectMany(promise => Promised(scope.Culture, promise))],
                Carries = [.. told.Select(promise => promise.Subject)],
            };
        },
        cancellationToken);

    public static IEnumerable<CardBlock> Done(CultureInfo culture, bool isBarrier, string team, string words) =>
        [new TextBlock(FeedbackDigestWords.Say(culture, isBarrier ? "DoneBarrier" : "Done", ("team", team))), new QuoteBlock(words)];

    public static IEnumerable<CardBlock> Promised(CultureInfo culture, TeamPromise promise) =>
        [new TextBlock(FeedbackDigestWords.Say(culture, "Promised", ("team", promise.Team.Name))), new QuoteBlock(string.Join('\n', promise.Lines))];

    /// <summary>Whom the reader rated with their name, and whoever serves their team by the ledger: nothing that anybody gave without a name.</summary>
    private static async Task<HashSet<ProviderTeamId>> ListServingAsync(SqlSession sql, PersonalDigestScope scope)
    {
        var person = scope.Account.PersonId;
        var since = scope.UpTo.InUtc().LocalDateTime.PlusMonths(-MonthsServed).InUtc().ToInstant();
        var serving = (await ServiceFeedbackStore.ListRatedTeamsAsync(sql, person, since, scope.UpTo)).ToHashSet();
        var own = DirectoryFields.Normalize(await TeamsStore.FindOfAsync(sql, person));
        if (own.Length == 0 || await QuartersStore.ListPublishedAsync(sql, scope.UpTo) is not [var latest, ..]) return serving;
        var edges = (await ServiceLedgerStore.ListAsync(sql, latest.Id)).Where(row => row.CustomerTeam == own).Select(row => row.Provider).ToHashSet(StringComparer.Ordinal);
        serving.UnionWith((await ProviderTeamsStore.ListAsync(sql)).Where(team => edges.Contains(Provider.ReferenceOf(team.Id))).Select(team => team.Id));
        return serving;
    }
}
