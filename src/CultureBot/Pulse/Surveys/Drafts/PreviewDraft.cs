using System.Collections.Immutable;
using System.Globalization;
using CultureBot.Chat;
using CultureBot.People;
using CultureBot.Storage;
using CultureBot.Workspaces;
using NodaTime;
using NodaTime.Extensions;

namespace CultureBot.Pulse;

/// <summary>What a draft would do, before anything is sent.</summary>
/// <param name="Lines">Who gets what and when, what they are promised, and which groups are too small to be shown.</param>
/// <param name="Cards">What somebody sees who is asked: the first one, one for each further question, and their answers at the end.</param>
/// <param name="IsNobody">Nobody is in its audience.</param>
public sealed record DraftPreview(ImmutableArray<ChatText> Lines, ImmutableArray<Card> Cards, bool IsNobody);

/// <summary>Previews a draft for a page, as the card in chat says it, and with the cards that people will get.</summary>
public sealed class PreviewDraft
{
    private readonly Database _database;
    private readonly ReadDraft _read;
    private readonly ReadPreview _preview;
    private readonly AskingCards _cards;
    private readonly TimeProvider _clock;

    internal PreviewDraft(Database database, ReadDraft read, ReadPreview preview, AskingCards cards, TimeProvider clock) =>
        (_database, _read, _preview, _cards, _clock) = (database, read, preview, cards, clock);

    /// <returns>Null as long as something is wrong with it.</returns>
    public async Task<DraftPreview?> HandleAsync(SurveyDraft draft, Account by, CultureInfo said, CancellationToken cancellationToken)
    {
        var workspace = await _database.ReadAsync(sql => WorkspacesStore.FindAsync(sql, by.WorkspaceId), cancellationToken);
        var reading = await _read.HandleAsync(draft, Languages.Of(by, workspace), said, cancellationToken);
        if (!reading.IsRight || workspace is null) return null;

        var zone = ReadDraft.ZoneOf(draft);
        var seen = await _preview.HandleAsync(reading.Plan!, draft.SurveyId, reading.Look.Next, zone, cancellationToken);
        return new(
            [.. PreviewCard.Lines(said, reading.Plan!, reading.Look.Schedule, seen, zone)],
            [.. Cards(reading.Plan!, AskingReader.Of(said, workspace, by), by.PersonId)],
            seen is null && !reading.Plan!.Template.AsksOnOwnDay());
    }

    // As the first wave of a window would ask whoever looks: nothing of it is stored.
    private IEnumerable<Card> Cards(SurveyPlan plan, AskingReader reader, PersonId person)
    {
        var now = _clock.GetCurrentInstant();
        var survey = new Survey
        {
            Id = default,
            Name = plan.Name,
            Template = plan.Template,
            State = SurveyState.Scheduled,
            Questions = plan.Questions,
            Audience = plan.Audience,
            Promise = plan.Promise,
            OpenDays = plan.OpenDays,
            ResultsAfterDays = plan.ResultsAfterDays,
            CreatedAt = now,
        };
        var window = new Window
        {
            Id = default,
            SurveyId = survey.Id,
            Number = 1,
            State = WindowState.Open,
            Questions = plan.Questions,
            Promise = plan.Promise,
            PublicKey = [],
            BallotSize = 0,
            Waves = survey.Waves,
            Wave = 1,
            LaunchedAt = now,
            ClosesAt = survey.Waves == 1 ? now + Duration.FromDays(plan.OpenDays) : null,
        };
        var questions = WaveQuestions.Of(survey, window, person, ImmutableHashSet<string>.Empty, 1, []);
        var tapped = questions.Count(question => question.Kind != QuestionKind.Open);
        var asked = new AskedPerson
        {
            Survey = survey, Window = window, Wave = 1, Person = person, AlsoKnownAs = [], Questions = questions, Draft = Draft.Of(tapped, []),
        };
        for (var at = 0; at <= tapped; at++) yield return _cards.Of(reader, asked with { Draft = asked.Draft with { At = at } });
    }
}
