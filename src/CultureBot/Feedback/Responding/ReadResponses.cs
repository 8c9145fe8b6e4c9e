using System.Collections.Immutable;
using System.Globalization;
using CultureBot.Chat;
using CultureBot.People;
using CultureBot.Storage;
using NodaTime;
using NodaTime.Extensions;

namespace CultureBot.Feedback;

/// <summary>Feedback that its owner has not answered for good.</summary>
/// <param name="Headline">Who said it, and of whom.</param>
/// <param name="Words">The writer's, none of them empty.</param>
/// <param name="State">How far its owner is.</param>
/// <param name="DueOn">When a word, or what was promised, is due.</param>
/// <param name="IsLate">That day has passed.</param>
public sealed record OpenResponse(ChatText Headline, ImmutableArray<string> Words, ResponseState State, LocalDate DueOn, bool IsLate);

/// <param name="Own">The longest due first.</param>
/// <param name="Overdue">Of teams whose leads report to the reader, by name.</param>
public sealed record ResponsesReport(ImmutableArray<OpenResponse> Own, ImmutableArray<OverdueTeam> Overdue);

/// <summary>Reads what waits for somebody, and how much waits too long in the teams below them.</summary>
public sealed class ReadResponses
{
    private const int Most = 100;

    private readonly Database _database;
    private readonly CountOverdue _overdue;
    private readonly TimeProvider _clock;

    internal ReadResponses(Database database, CountOverdue overdue, TimeProvider clock) => (_database, _overdue, _clock) = (database, overdue, clock);

    /// <param name="reader">Who reads: nobody else's is in it.</param>
    /// <param name="culture">Their language.</param>
    /// <param name="cancellationToken">Ends it.</param>
    public Task<ResponsesReport> HandleAsync(Account reader, CultureInfo culture, CancellationToken cancellationToken)
    {
        var now = _clock.GetCurrentInstant();
        return _database.ReadAsync(
            async sql =>
            {
                List<OpenResponse> own = [];
                foreach (var response in await ResponsesStore.ListOpenOfAsync(sql, reader.PersonId, Most))
                {
                    if (FeedbackSubject.Find(response.Subject) is not { } subject || await FeedbackStory.FindAsync(sql, subject) is not { } story) continue;
                    own.Add(new(
                        StoryWords.Headline(culture, story), [.. story.Written], response.State, response.DueOn,
                        response.State != ResponseState.Acknowledged && response.DueOn < OwnDay.Of(reader, now)));
                }

                return new ResponsesReport([.. own], await _overdue.HandleAsync(sql, reader.PersonId, now.InUtc().Date));
            },
            cancellationToken);
    }
}
