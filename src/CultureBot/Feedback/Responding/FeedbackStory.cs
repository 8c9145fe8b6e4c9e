using CultureBot.People;
using CultureBot.Storage;

namespace CultureBot.Feedback;

/// <summary>Feedback with everything that was said to it, as it is told: a rating, or a barrier.</summary>
/// <param name="Subject">Which.</param>
/// <param name="Writer">Null for one without a name.</param>
/// <param name="Team">Null when it is about a person, or nobody knows whose barrier it is.</param>
/// <param name="Person">Null when it is about a team, and for a barrier.</param>
/// <param name="Rating">Null for a barrier.</param>
/// <param name="Barrier">Null for a rating.</param>
/// <param name="Response">Null when it wants none.</param>
/// <param name="Owner">Who answers for it; null when nobody does.</param>
/// <param name="Answers">In their order.</param>
internal sealed record FeedbackStory(
    FeedbackSubject Subject,
    Account? Writer,
    ProviderTeam? Team,
    Account? Person,
    Rating? Rating,
    Barrier? Barrier,
    FeedbackResponse? Response,
    Account? Owner,
    IReadOnlyList<FeedbackAnswer> Answers)
{
    /// <summary>What was reported to HR; nothing when nothing was.</summary>
    public IReadOnlyList<string> Reported { get; init; } = [];

    /// <summary>Whoever answered for it when it was reported; null when it was not.</summary>
    public Account? Reporter { get; init; }

    public string ProviderName => Team?.Name ?? Person?.Name ?? "";

    /// <summary>The writer's first words, none of them empty.</summary>
    public IEnumerable<string> Written => new[] { Barrier?.Words ?? Rating?.Words ?? "", Rating?.Wish ?? "" }.Where(words => words.Length > 0);

    /// <summary>All that the writer has written, then and since.</summary>
    public IEnumerable<string> AllWritten => [.. Written, .. Answers.Where(answer => answer.Kind == AnswerKind.Wrote).Select(answer => answer.Words)];

    /// <summary>Null when there is no such feedback.</summary>
    public static async Task<FeedbackStory?> FindAsync(SqlSession sql, FeedbackSubject subject)
    {
        var begun = subject switch
        {
            { IsBarrier: true } => Of(await BarriersStore.FindAsync(sql, subject)),
            { IsRelay: true } => Of(await RelaysStore.FindAsync(sql, new(subject.Id))),
            _ => Of(await ServiceFeedbackStore.FindAsync(sql, new(subject.Id))),
        };
        if (begun is null) return null;
        var response = await ResponsesStore.FindAsync(sql, subject.Text);
        var report = await ReportsStore.FindAsync(sql, subject);
        return new(
            subject,
            begun.Giver is { } writer ? await PeopleStore.FindAsync(sql, writer) : null,
            begun.Team is { } rated ? await ProviderTeamsStore.FindAsync(sql, rated) : null,
            begun.Account is { } person ? await PeopleStore.FindAsync(sql, person) : null,
            begun.Rating,
            begun.Barrier,
            response,
            response is null ? null : await PeopleStore.FindAsync(sql, response.OwnerId),
            await ResponsesStore.ListAnswersAsync(sql, subject.Text))
        {
            Reported = report?.Words ?? [],
            Reporter = report is null ? null : await PeopleStore.FindAsync(sql, report.By),
        };
    }

    private static Begun? Of(ServiceFeedback? feedback) => feedback is null ? null : new(feedback.GiverId, feedback.TeamId, feedback.AccountId, feedback.Rating, null);

    private static Begun? Of(Relay? relay) => relay is null ? null : new(null, relay.TeamId, relay.AccountId, relay.Rating, null);

    private static Begun? Of(Barrier? barrier) => barrier is null ? null : new(barrier.GiverId, barrier.TeamId, null, null, barrier);

    private sealed record Begun(AccountId? Giver, ProviderTeamId? Team, AccountId? Account, Rating? Rating, Barrier? Barrier);
}
