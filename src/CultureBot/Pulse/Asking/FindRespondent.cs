using System.Collections.Immutable;
using CultureBot.People;
using CultureBot.Storage;
using NodaTime.Extensions;

namespace CultureBot.Pulse;

/// <summary>
/// Finds who answers a card: the person at the launch behind the account that presses, also when persons have been merged since. Reads only.
/// </summary>
internal sealed class FindRespondent(Database database, DraftSeal seal, TimeProvider clock)
{
    /// <param name="account">Who presses, or for whom a card is made.</param>
    /// <param name="card">What the button says; with an empty draft the answers begin anew.</param>
    /// <param name="cancellationToken">Ends it.</param>
    public async Task<RespondentLookup> HandleAsync(Account account, CardValue card, CancellationToken cancellationToken)
    {
        var (window, survey, members, groups, asked) = await database.ReadAsync(sql => ReadAsync(sql, account, card.Window), cancellationToken);
        if (window is null || survey is null || card.Wave < 1 || card.Wave > window.Waves) return new RespondentLookup.Refused(AskingRefusal.Unknown);
        if (Refusal(window, survey, card.Wave, members, asked) is { } why) return new RespondentLookup.Refused(why, window, survey);

        foreach (var member in members.Where(member => asked.Any(one => one.PersonId == member.PersonId && one.Wave == card.Wave)))
        {
            var others = members.Where(other => other.PersonId != member.PersonId).Select(other => other.PersonId);
            if (Make(member, asked) is { } found) return new RespondentLookup.Found(found with { AlsoKnownAs = [.. others] });
        }

        return new RespondentLookup.Refused(AskingRefusal.BadDraft, window, survey);

        AskedPerson? Make(WindowMember member, IReadOnlyList<Participation> asked)
        {
            ImmutableArray<int> missed = WaveQuestions.IsCatchUp(survey, card.Wave)
                ? [.. asked.Where(one => one.PersonId == member.PersonId && !one.HasAnswered && one.Wave < card.Wave).Select(one => (int)one.Wave)]
                : [];
            var draft = card.Draft.Length == 0 ? null : seal.Open(window.Id, card.Wave, member.PersonId, card.Draft);
            if (draft is null && card.Draft.Length > 0) return null;
            // A wave that was answered on its own card meanwhile is not made up for any more.
            if (draft is not null && draft.MadeUpFor.Except(missed).Any()) return null;
            var questions = WaveQuestions.Of(survey, window, member.PersonId, groups[member.GroupId], card.Wave, draft?.MadeUpFor ?? missed);
            var tapped = questions.Count(question => question.Kind != QuestionKind.Open);
            return draft is not null && draft.Marks.Length != tapped
                ? null
                : new()
                {
                    Survey = survey,
                    Window = window,
                    Wave = card.Wave,
                    Person = member.PersonId,
                    AlsoKnownAs = [],
                    Questions = questions,
                    Draft = draft ?? Draft.Of(tapped, missed),
                };
        }
    }

    private AskingRefusal? Refusal(
        Window window, Survey survey, int wave, IReadOnlyList<WindowMember> members, IReadOnlyList<Participation> asked)
    {
        if (window.State != WindowState.Open || window.ClosesAt <= clock.GetCurrentInstant()) return AskingRefusal.Closed;
        var here = asked.Where(one => one.Wave == wave).ToList();
        if (members.Count == 0 || here.Count == 0) return AskingRefusal.NotInvited;
        if (here.Any(one => one.HasAnswered)) return AskingRefusal.Answered;
        if (WaveQuestions.IsCatchUp(survey, wave) && asked.All(one => one.HasAnswered || one.Wave == wave)) return AskingRefusal.Answered;
        return survey.State == SurveyState.Paused ? AskingRefusal.Paused : null;
    }

    private static async Task<Seen> ReadAsync(SqlSession sql, Account account, WindowId id)
    {
        var groups = new Dictionary<string, IReadOnlySet<string>>(StringComparer.Ordinal);
        if (await WindowsStore.FindAsync(sql, id) is not { } window) return new(null, null, [], groups, []);
        var survey = await SurveysStore.FindAsync(sql, window.SurveyId);
        var members = await RespondentsStore.ListAsync(sql, id, account);
        var asked = await BallotsStore.ListAsync(sql, id, [.. members.Select(member => member.PersonId)]);
        var asksSomeGroups = window.Questions.Any(question => question.OnlyGroup is not null);
        foreach (var group in members.Select(member => member.GroupId).Distinct(StringComparer.Ordinal))
            groups[group] = asksSomeGroups ? await SnapshotStore.ListFromAsync(sql, id, group) : ImmutableHashSet<string>.Empty;
        return new(window, survey, members, groups, asked);
    }

    /// <param name="Window">Null when there is none.</param>
    /// <param name="Survey">Null likewise.</param>
    /// <param name="Members">Who somebody was at the launch.</param>
    /// <param name="Groups">For the group of each of them: it, and all above it; empty where no question is for single groups.</param>
    /// <param name="Asked">In which waves.</param>
    private sealed record Seen(
        Window? Window,
        Survey? Survey,
        IReadOnlyList<WindowMember> Members,
        IReadOnlyDictionary<string, IReadOnlySet<string>> Groups,
        IReadOnlyList<Participation> Asked);
}
