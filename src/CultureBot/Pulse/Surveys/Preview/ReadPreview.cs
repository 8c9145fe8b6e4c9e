using System.Collections.Immutable;
using CultureBot.People;
using CultureBot.Schedules.WorkingTime;
using CultureBot.Storage;
using CultureBot.Workspaces;
using NodaTime;
using NodaTime.Extensions;

namespace CultureBot.Pulse;

/// <summary>Reads who a plan would ask, and computes its preview.</summary>
internal sealed class ReadPreview(Database database, ReadPopulation population, ChooseFollowUps followUps, PersonalCalendars calendars, TimeProvider clock)
{
    private const int AtOnce = 1000;

    /// <param name="plan">What would be scheduled.</param>
    /// <param name="changes">The survey that it would change; null for a new one.</param>
    /// <param name="sendings">Its first three.</param>
    /// <param name="zone">The organization's.</param>
    /// <param name="cancellationToken">Ends it.</param>
    /// <returns>Null when nobody is in the audience.</returns>
    public async Task<SurveyPreview?> HandleAsync(
        SurveyPlan plan, SurveyId? changes, ImmutableArray<Instant> sendings, DateTimeZone zone, CancellationToken cancellationToken)
    {
        var people = await population.HandleAsync(plan.Audience, plan.Promise, default, cancellationToken);
        if (people.Members.IsEmpty) return null;

        var today = clock.GetCurrentInstant().InZone(zone).Date;
        var lately = await database.ReadAsync(sql => AskingsStore.CountAsync(sql, today), cancellationToken);
        var persons = new List<PreviewPerson>(people.Members.Length);
        foreach (var some in people.Members.Chunk(AtOnce))
        {
            persons.AddRange(await database.ReadAsync(sql => ReadAsync(sql, some, sendings, lately), cancellationToken));
        }

        return MakePreview.Of(persons, people.Groups, plan.Promise, sendings, zone) with { FollowUps = await FollowUpsAsync(changes, people.Groups, cancellationToken) };
    }

    private async Task<ImmutableArray<(string Group, Question Question)>> FollowUpsAsync(
        SurveyId? changes, ImmutableArray<WindowGroup> groups, CancellationToken cancellationToken)
    {
        if (changes is not { } id) return [];
        var questions = await database.ReadAsync(
            async sql => await followUps.HandleAsync(sql, await SurveysStore.FindAsync(sql, id), groups), cancellationToken);
        var names = groups.ToDictionary(group => group.GroupId, group => group.Name, StringComparer.Ordinal);
        return [.. questions.Select(question => (names[question.OnlyGroup!], question))];
    }

    private async Task<List<PreviewPerson>> ReadAsync(
        SqlSession sql, WindowMember[] members, ImmutableArray<Instant> sendings, IReadOnlyDictionary<PersonId, int> lately)
    {
        var accounts = (await PeopleStore.ListAsync(sql, [.. members.Select(member => member.AccountId)])).ToDictionary(account => account.Id);
        var workspaces = (await WorkspacesStore.ListConnectedAsync(sql)).ToDictionary(workspace => workspace.Id);
        var open = sendings.IsEmpty
            ? ImmutableDictionary<PersonId, PersonalCalendar>.Empty
            : await calendars.ReadAsync(sql, [.. members.Select(member => member.PersonId)]);
        return [.. members.Select(Person)];

        PreviewPerson Person(WindowMember member)
        {
            var account = accounts.GetValueOrDefault(member.AccountId);
            var workspace = account is null ? null : workspaces.GetValueOrDefault(account.WorkspaceId);
            return new(
                Languages.Of(account, workspace).TwoLetterISOLanguageName,
                open.TryGetValue(member.PersonId, out var calendar) ? calendar.FirstOpening(sendings[0]) : null,
                lately.GetValueOrDefault(member.PersonId),
                member.GroupId,
                member.AttributeValue);
        }
    }
}
