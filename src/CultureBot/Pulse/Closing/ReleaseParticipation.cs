using System.Runtime.InteropServices;
using CultureBot.Privacy;
using Place = CultureBot.Privacy.Respondent;

namespace CultureBot.Pulse;

/// <summary>How many of a group were asked, and how many of them answered at least once.</summary>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct Turnout(int Invited, int Answered);

/// <summary>
/// Participation is admitted like a question of its own, by who answered at all and by who was asked: whether somebody answered is theirs, too, and a
/// difference between two groups must not come down to few who did not. It is shown only beside other figures.
/// </summary>
internal static class ReleaseParticipation
{
    /// <summary>By the published group's id.</summary>
    public static IReadOnlyDictionary<string, Turnout> Of(IReadOnlyCollection<CountedParticipation> counted, CountedPeople people, Promise promise)
    {
        var (groups, values) = (new Turnout[people.Tree.Count], new Turnout[people.Values.Length]);
        var (asked, respondents) = (new List<Place>(), new List<Place>());
        foreach (var row in counted)
        {
            if (people.Find(row.GroupId, row.AttributeValue) is not { } place) continue;
            groups[place.Group] = Plus(groups[place.Group], row);
            if (place.Value != RespondentTable.NoValue) values[place.Value] = Plus(values[place.Value], row);
            asked.AddRange(Enumerable.Repeat(place, (int)row.Invited));
            respondents.AddRange(Enumerable.Repeat(place, (int)row.Answered));
        }

        var invited = people.Tree.SumUp([.. groups.Select(group => group.Invited)]);
        var answered = people.Tree.SumUp([.. groups.Select(group => group.Answered)]);
        // A part of a safe family is safe.
        var release = Admit(asked, among: Admit(respondents));
        return release.Groups.Select(group => (Id: people.Tree.Ids[group], Shown: new Turnout(invited[group], answered[group])))
            .Concat(release.Values.Select(value => (Id: people.ValueId(value), Shown: values[value])))
            .ToDictionary(group => group.Id, group => group.Shown, StringComparer.Ordinal);

        Release Admit(IEnumerable<Place> places, Release? among = null) =>
            Admission.Admit(RespondentTable.Of(people.Tree, people.Values, places), promise.ForFives, among);
    }

    private static Turnout Plus(Turnout sum, CountedParticipation row) =>
        new(sum.Invited + (int)row.Invited, sum.Answered + (int)row.Answered);
}
