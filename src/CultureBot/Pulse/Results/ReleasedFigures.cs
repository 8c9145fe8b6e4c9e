using System.Globalization;
using CultureBot.Actions;
using CultureBot.Chat;
using CultureBot.People;
using CultureBot.Storage;
using NodaTime;

namespace CultureBot.Pulse;

/// <summary>Shows the release ledger, and nothing else, to the slice that answers for it.</summary>
internal sealed class ReleasedFigures : IReleasedFigures
{
    public async Task<IReadOnlyList<ReleasedWindow>> ListClosedAsync(SqlSession sql, Instant since) =>
        [.. (await ReleasedFiguresStore.ListClosedAsync(sql, since)).Select(window => Show(window)!)];

    public async Task<ReleasedWindow?> FindAsync(SqlSession sql, ReleasedWindowId window) =>
        Show(await ReleasedFiguresStore.FindAsync(sql, new(window.Value)));

    public async Task<ReleasedWindow?> FindBeforeAsync(SqlSession sql, ReleasedWindow window) =>
        Show(await ReleasedFiguresStore.FindNextToAsync(sql, new(window.Id.Value), isBefore: true));

    public async Task<ReleasedWindow?> FindAfterAsync(SqlSession sql, ReleasedWindow window) =>
        Show(await ReleasedFiguresStore.FindNextToAsync(sql, new(window.Id.Value), isBefore: false));

    public async Task<ReleasedWindow?> FindLatestAsync(SqlSession sql, ReleasedSurveyId? survey, Instant publishedBy) =>
        Show(await ReleasedFiguresStore.FindLatestAsync(sql, survey is { } id ? new SurveyId(id.Value) : null, publishedBy));

    public async Task<IReadOnlyList<ReleasedGroup>> ListGroupsAsync(SqlSession sql, ReleasedWindowId window) =>
        [.. (await ReleasedFiguresStore.ListGroupsAsync(sql, new(window.Value))).Select(Show)];

    public async Task<ReleasedGroup?> FindGroupAsync(SqlSession sql, ReleasedWindowId window, string groupId) =>
        await ReleasedFiguresStore.FindGroupAsync(sql, new(window.Value), groupId) is { } group ? Show(group) : null;

    public string GroupLedBy(PersonId manager) => PublishedGroup.ManagerPrefix + manager.Value.ToString("D");

    public async Task<IReadOnlyList<ReleasedFigure>> ListFiguresAsync(SqlSession sql, ReleasedWindowId window, string item) =>
    [
        .. (await ReleasedFiguresStore.ListFiguresAsync(sql, new(window.Value), item))
            .Select(figure => new ReleasedFigure(figure.Item, figure.GroupId, figure.N, figure.Fives!.Value)),
    ];

    public async Task<IReadOnlyList<ReleasedFigure>> ListFollowUpsAsync(SqlSession sql, ReleasedWindowId window)
    {
        if (await WindowsStore.FindAsync(sql, new(window.Value)) is not { State: WindowState.Closed } closed) return [];
        var released = new List<ReleasedFigure>();
        foreach (var question in closed.Questions.Where(question => question.OnlyGroup is not null))
            released.AddRange(await ListFiguresAsync(sql, window, question.Item));
        return released;
    }

    public async Task<IReadOnlyList<ReleasedQuestion>> ListQuestionsAsync(
        SqlSession sql, ReleasedWindowId window, string groupId, CultureInfo culture)
    {
        if (await WindowsStore.FindAsync(sql, new(window.Value)) is not { State: WindowState.Closed } closed) return [];
        var items = (await ReleasedFiguresStore.ListItemsAsync(sql, closed.Id, groupId)).ToHashSet(StringComparer.Ordinal);
        return
        [
            .. closed.Questions.Where(question => question.OnlyGroup is null && items.Contains(question.Item))
                .Select(question => new ReleasedQuestion(question.Item, QuestionBankWords.WordsOf(question, culture))),
        ];
    }

    public Button TalkAbout(ReleasedWindowId window, string groupId, CultureInfo culture) => new()
    {
        Label = ResultsWords.Book.SayPlain(culture, "TalkAboutIt"),
        Action = TalkGuide.ButtonAction,
        Value = TalkGuide.Value(new(window.Value), groupId),
    };

    private static ReleasedWindow? Show(ClosedWindow? window) => window is null ? null : new()
    {
        Id = new(window.Id.Value),
        SurveyId = new(window.SurveyId.Value),
        ClosedAt = window.ClosedAt,
        PublishedAt = window.PublishedAt,
    };

    private static ReleasedGroup Show(PublishedGroup group) => new()
    {
        Id = group.GroupId,
        ParentId = group.ParentId,
        Name = group.Name,
        ManagerId = group.Manager,
        HasTrend = group.HasTrend,
    };
}
