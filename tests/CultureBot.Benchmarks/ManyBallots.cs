using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Globalization;
using CultureBot.Privacy.Sealing;
using CultureBot.Pulse;
using CultureBot.Storage;
using CultureBot.Storage.Secrets;
using NodaTime;

namespace CultureBot.Benchmarks;

/// <summary>
/// A window that is open, with a ballot of everybody: three items of agreement, Recommend, and a comment from one in twenty. The same
/// people and answers each time, and of everybody the card that was sent and two reminders that were not needed.
/// </summary>
internal static class ManyBallots
{
    private const int RowsAtOnce = 5000;

    public static readonly ImmutableArray<Question> Questions =
        [.. new[] { "I1", "M1", "O1", QuestionBank.RecommendHere, QuestionBank.WhatNext }.Select(item => QuestionBank.Find(item)!)];

    public static async Task<WindowId> AddAsync(Database database, SecretBox secrets, CompanyTree company, CancellationToken cancellationToken)
    {
        var (publicKey, privateKey) = WindowKey.Create(secrets);
        var window = new Window
        {
            Id = new(Guid.CreateVersion7()), SurveyId = new(Guid.CreateVersion7()), Number = 1, State = WindowState.Preparing, Questions = Questions,
            Promise = new() { Attribute = "country" }, PublicKey = publicKey, BallotSize = 0, Waves = 1, LaunchedAt = Instant.FromUnixTimeSeconds(0),
        };
        await WriteAsync(sql => AddWindowAsync(sql, window, privateKey, company.Groups));
        foreach (var some in company.Members.Chunk(RowsAtOnce)) await WriteAsync(sql => PeopleRows.AddAsync(sql, window.Id, some));
        var size = 0;
        await WriteAsync(async sql =>
        {
            size = Ballot.SizeFor(Questions, await SnapshotStore.FindLongestPlaceAsync(sql, window.Id));
            await WindowsStore.OpenAsync(sql, window.Id, size);
        });

        var random = new Random(2);
        foreach (var some in company.Members.Chunk(RowsAtOnce))
        {
            var answers = some.Select(member => new Ballot(member.GroupId, member.AttributeValue, Answers(random)).ToBytes(size)).ToList();
            var ballots = new ConcurrentBag<byte[]>();
            Parallel.ForEach(answers, one => ballots.Add(BallotSeal.Seal(window.Id.Value, publicKey, one)));
            await WriteAsync(sql => ManyRows.AddAsync(
                sql, "INSERT INTO ballots (window_id, id, sealed)", ballots.Select(ballot => (object?[])[window.Id, BallotId.Create(), ballot])));
        }

        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{database.Dialect.Name}: {CompanyTree.People} people, as many ballots of {size} bytes; {company.Groups.Length} groups, the deepest {company.Depth} below the company, {CompanyTree.Values} values"));
        return window.Id;

        Task WriteAsync(Func<SqlSession, Task> unit) => database.WriteAsync(unit, WriteUrgency.Background, cancellationToken);
    }

    private static ImmutableArray<Answer> Answers(Random random)
    {
        Answer[] answers = [.. Questions.Take(3).Select(question => new Answer(question.Item, random.Next(1, 6))), new(QuestionBank.RecommendHere, random.Next(11))];
        return random.Next(20) > 0
            ? [.. answers]
            : [.. answers, new(QuestionBank.WhatNext, null, $"Handovers should arrive complete, and by {random.Next(24)} o'clock: {random.Next()}.")];
    }

    private static async Task AddWindowAsync(SqlSession sql, Window window, byte[] privateKey, ImmutableArray<WindowGroup> groups)
    {
        await sql.ExecuteAsync(
            "INSERT INTO workspaces (id, platform, external_id, name, connected_at) VALUES (@Id, 'fake', 'T1', 'Acme', 0)", new { Id = PeopleRows.Workspace });
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
}
