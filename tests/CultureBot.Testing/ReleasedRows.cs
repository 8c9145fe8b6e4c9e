using CultureBot.Storage;
using NodaTime;

namespace CultureBot.Testing;

/// <summary>Puts closed windows of a survey and what is released of them into a database by hand.</summary>
public sealed class ReleasedRows(Database database, CancellationToken cancellationToken)
{
    private static readonly Duration UntilOut = Duration.FromDays(3);

    public async Task<Guid> AddSurveyAsync(string name = "Pulse")
    {
        var id = Guid.CreateVersion7();
        await WriteAsync(
            """
            INSERT INTO surveys
                (id, request_key, name, template, state, questions, audience, promise, open_days, results_after_days, created_at, changed_at)
            VALUES (@Id, @Key, @Name, 'OneOff', 'Scheduled', '[]', '{}', '{}', 7, 3, 0, 0)
            """,
            new { Id = id, Key = id.ToString(), Name = name });
        return id;
    }

    /// <summary>A window that closed at a moment, and whose results are out three days later.</summary>
    public async Task<Guid> AddWindowAsync(Guid survey, int number, Instant closedAt, params string[] items)
    {
        var id = Guid.CreateVersion7(closedAt.ToDateTimeOffset());
        await WriteAsync(
            """
            INSERT INTO survey_windows
                (id, survey_id, number, state, questions, promise, public_key, ballot_size, waves, launched_at, closed_at, published_at)
            VALUES (@Id, @Survey, @Number, 'Closed', @Questions, '{}', @Key, 1, 1, @LaunchedAt, @ClosedAt, @PublishedAt)
            """,
            new
            {
                Id = id,
                Survey = survey,
                Number = number,
                Questions = $"[{string.Join(',', items.Select(item => $$"""{"item":"{{item}}","kind":"Agree","texts":{},"ratedTeam":""}"""))}]",
                Key = Array.Empty<byte>(),
                LaunchedAt = closedAt - Duration.FromDays(7),
                ClosedAt = closedAt,
                PublishedAt = closedAt + UntilOut,
            });
        await WriteAsync(
            "INSERT INTO published_windows (window_id, unreadable, told_at, thanked_at) VALUES (@Id, 0, @PublishedAt, @PublishedAt)",
            new { Id = id, PublishedAt = closedAt + UntilOut });
        return id;
    }

    /// <summary>Without a name it is the company.</summary>
    public Task AddGroupAsync(Guid window, string groupId, string name = "", int? joined = 0, int? departed = 0, int position = 0) =>
        WriteAsync(
            """
            INSERT INTO published_groups (window_id, group_id, parent_id, kind, name, position, joined, departed)
            VALUES (@Window, @GroupId, @Parent, @Kind, @Name, @Position, @Joined, @Departed)
            """,
            new
            {
                Window = window,
                GroupId = groupId,
                Parent = name.Length > 0 ? "company" : null,
                Kind = name.Length > 0 ? "Tree" : "Company",
                Name = name,
                Position = position,
                Joined = joined,
                Departed = departed,
            });

    public Task AddFigureAsync(Guid window, string item, string groupId, int fives, int n) =>
        WriteAsync(
            "INSERT INTO published_figures (window_id, item, group_id, n, fives) VALUES (@Window, @Item, @GroupId, @N, @Fives)",
            new { Window = window, Item = item, GroupId = groupId, N = n, Fives = fives });

    /// <summary>One group alone was asked this, too, and so much is released of it; nothing when nobody answered.</summary>
    public async Task AddFollowUpAsync(Guid window, string item, string groupId, int fives, int n)
    {
        await WriteAsync(
            "UPDATE survey_windows SET questions = substr(questions, 1, length(questions) - 1) || @More || ']' WHERE id = @Window",
            new { Window = window, More = $$""",{"item":"{{item}}","kind":"Agree","texts":{"en":{"words":"Helped","options":[]} },"ratedTeam":"","onlyGroup":"{{groupId}}"}""" });
        if (n > 0) await AddFigureAsync(window, item, groupId, fives, n);
    }

    private Task<int> WriteAsync(string statement, object row) =>
        database.WriteAsync(sql => sql.ExecuteAsync(statement, row), WriteUrgency.Background, cancellationToken);
}
