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
        var (window, survey, members, asked) = await database.ReadAsync(sql => ReadAsync(sql, account, card.Window), cancellationToken);
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
            ImmutableArray<int> missed = WaveQuestions.IsCatchUp(window, card.Wave)
                ? [.. asked.Where(one => one.PersonId == member.PersonId && !one.HasAnswered && one.Wave < card.Wave).Select(one => (int)one.Wave)]
                : [];
            var draft = card.Draft.Length == 0 ? null : seal.Open(window.Id, card.Wave, member.PersonId, card.Draft);
            if (draft is null && card.Draft.Length > 0) return null;
            // A wave that was answered on its own card meanwhile is not made up for any more.
            if (draft is not null && draft.MadeUpFor.Except(missed).Any()) return null;
            var questions = WaveQuestions.Of(window, member.PersonId, card.Wave, draft?.MadeUpFor ?? missed);
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
        if (WaveQuestions.IsCatchUp(window, wave) && asked.All(one => one.HasAnswered || one.Wave == wave)) return AskingRefusal.Answered;
        return survey.State == SurveyState.Paused ? AskingRefusal.Paused : null;
    }

    private static async Task<(Window? Window, Survey? Survey, IReadOnlyList<WindowMember> Members, IReadOnlyList<Participation> Asked)> ReadAsync(
        SqlSession sql, Account account, WindowId id)
    {
        if (await WindowsStore.FindAsync(sql, id) is not { } window) return (null, null, [], []);
        var survey = await SurveysStore.FindAsync(sql, window.SurveyId);
        var members = await RespondentsStore.ListAsync(sql, id, account);
        var asked = await BallotsStore.ListAsync(sql, id, [.. members.Select(member => member.PersonId)]);
        return (window, survey, members, asked);
    }
}
