using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Globalization;
using CultureBot.Pulse;
using CultureBot.Storage;
using CultureBot.Storage.Secrets;
using NodaTime;

namespace CultureBot.Benchmarks;

/// <summary>A window that is open, with a ballot of everybody; the same people and answers each time.</summary>
internal static class ManyBallots
{
    private const int People = 100_000;
    private const int Values = 12;
    private const int FewestReports = 3;
    private const int MostReports = 6;
    private const int RowsAtOnce = 5000;

    private static readonly Question[] Questions =
        [.. new[] { "I1", "M1", "O1", QuestionBank.RecommendHere, QuestionBank.WhatNext }.Select(item => QuestionBank.Find(item)!)];

    public static async Task<WindowId> AddAsync(Database database, SecretBox secrets, CancellationToken cancellationToken)
    {
        var random = new Random(1);
        var (groups, members, depth) = Tree(random);
        var (publicKey, privateKey) = WindowKey.Create(secrets);
        var window = new Window
        {
            Id = new(Guid.CreateVersion7()), SurveyId = new(Guid.CreateVersion7()), Number = 1, State = WindowState.Open, Questions = [.. Questions],
            Promise = new() { Attribute = "country" }, PublicKey = publicKey, BallotSize = Ballot.SizeFor(Questions), Waves = 1, LaunchedAt = Instant.FromUnixTimeSeconds(0),
        };
        await WriteAsync(sql => AddWindowAsync(sql, window, privateKey, groups));
        foreach (var some in members.Chunk(RowsAtOnce)) await WriteAsync(sql => AddMembersAsync(sql, window.Id, some));
        foreach (var some in members.Chunk(RowsAtOnce))
        {
            var answers = some.Select(member => new Ballot(member.GroupId, member.AttributeValue, Answers(random)).ToBytes(window.BallotSize)).ToList();
            var ballots = new ConcurrentBag<byte[]>();
            Parallel.ForEach(answers, one => ballots.Add(BallotSeal.Seal(window.Id, publicKey, one)));
            await WriteAsync(async sql =>
            {
                foreach (var ballot in ballots) await BallotsStore.AddAsync(sql, window.Id, ballot);
            });
        }

        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture, $"{database.Dialect.Name}: {People} people and as many ballots of {window.BallotSize} bytes; {groups.Length} groups of depth {depth}, {Values} values"));
        return window.Id;

        Task WriteAsync(Func<SqlSession, Task> unit) => database.WriteAsync(unit, WriteUrgency.Background, cancellationToken);
    }

    /// <summary>How much of what could be published of an item is.</summary>
    public static string Share(Ledger ledger, string item)
    {
        var figures = ledger.Figures.Where(figure => figure.Item == item).ToList();
        return string.Create(
            CultureInfo.InvariantCulture,
            $"{figures.Count} groups and values, with bands {figures.Count(figure => figure.High is not null)}; they hold {figures.Max(figure => figure.N)} respondents");
    }

    private static ImmutableArray<Answer> Answers(Random random)
    {
        Answer[] answers = [.. Questions.Take(3).Select(question => new Answer(question.Item, random.Next(1, 6))), new(QuestionBank.RecommendHere, random.Next(11))];
        return random.Next(20) > 0
            ? [.. answers]
            : [.. answers, new(QuestionBank.WhatNext, null, $"Handovers should arrive complete, and by {random.Next(24)} o'clock: {random.Next()}.")];
    }

    // Everybody in turn leads the next few people who have no manager yet.
    private static (ImmutableArray<WindowGroup> Groups, ImmutableArray<WindowMember> Members, int Depth) Tree(Random random)
    {
        var groups = ImmutableArray.CreateBuilder<WindowGroup>();
        var members = ImmutableArray.CreateBuilder<WindowMember>(People);
        var (manager, depths) = (0, new List<int>());
        groups.Add(new(WindowGroup.Company, null, ""));
        depths.Add(0);
        var (group, depth) = (WindowGroup.Company, 0);
        while (members.Count < People)
        {
            for (var reports = random.Next(FewestReports, MostReports + 1); reports > 0 && members.Count < People; reports--)
            {
                var person = new Guid(members.Count + 1, 0, 0x7000, 0x80, 0, 0, 0, 0, 0, 0, 1);
                members.Add(new() { PersonId = new(person), AccountId = new(person), GroupId = group, AttributeValue = $"Country {random.Next(Values)}" });
                depths.Add(depth + 1);
            }

            if (members.Count >= People) break;
            var leader = members[manager++];
            (group, depth) = ($"manager:{leader.PersonId.Value:D}", depths[manager]);
            groups.Add(new(group, leader.GroupId, $"Team {manager}"));
        }

        return (groups.ToImmutable(), members.ToImmutable(), depth);
    }

    private static async Task AddWindowAsync(SqlSession sql, Window window, byte[] privateKey, ImmutableArray<WindowGroup> groups)
    {
        await sql.ExecuteAsync(
            "INSERT INTO workspaces (id, platform, external_id, name, connected_at) VALUES (@Id, 'fake', 'T1', 'Acme', 0)", new { Id = Guid.CreateVersion7() });
        await SurveysStore.AddAsync(
            sql,
            new()
            {
                Id = window.SurveyId, Name = "Benchmark", Template = SurveyTemplate.OneOff, State = SurveyState.Scheduled, Questions = window.Questions,
                Audience = Audience.Everybody, Promise = window.Promise, CreatedAt = window.LaunchedAt,
            },
            "benchmark");
        await WindowsStore.AddAsync(sql, window, privateKey);
        await SnapshotStore.AddGroupsAsync(sql, window.Id, groups);
    }

    private static async Task AddMembersAsync(SqlSession sql, WindowId window, WindowMember[] members)
    {
        await sql.ExecuteAsync("INSERT INTO persons (id, created_at) VALUES (@PersonId, 0)", members.Select(member => new { member.PersonId }));
        await sql.ExecuteAsync(
            """
            INSERT INTO accounts (id, workspace_id, external_id, person_id, name, kind, first_seen_at)
            SELECT @AccountId, id, @ExternalId, @PersonId, @ExternalId, 'Member', 0 FROM workspaces
            """,
            members.Select(member => new { member.AccountId, member.PersonId, ExternalId = $"U{member.PersonId.Value:N}" }));
        await SnapshotStore.AddMembersAsync(sql, window, members);
        await BallotsStore.InviteAsync(sql, window, 1, [.. members.Select(member => member.PersonId)]);
        await sql.ExecuteAsync("UPDATE participations SET has_answered = TRUE WHERE has_answered = FALSE");
    }
}
