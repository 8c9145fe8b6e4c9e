using System.Security.Cryptography;
using System.Text;
using CultureBot.Privacy;
using Place = CultureBot.Privacy.Respondent;

namespace CultureBot.Pulse;

/// <summary>
/// Comments stand at the nearest group above their writer that has ten or more of them for itself: the tree alone is admitted, at
/// the second threshold, by who commented. Their order comes from the words and a key that is thrown away, so that it says nothing
/// about the order of ballots, and the same ballots give the same order again.
/// </summary>
internal static class ReleaseComments
{
    public static (IEnumerable<PublishedFigure> Figures, IEnumerable<PublishedComment> Comments) Of(
        ItemTally item, CountedPeople people, Promise promise, byte[] orderKey)
    {
        var writers = item.Comments.Select(comment => new Place(comment.Group, RespondentTable.NoValue));
        var table = RespondentTable.Of(people.Tree, [], writers);
        var release = Admission.Admit(table, promise.ForBands);
        var byAtom = item.Comments
            .Select(comment => (Atom: release.AtomOf(comment.Group), comment.Words))
            .Where(comment => comment.Atom is not null)
            .GroupBy(comment => comment.Atom!.Value.Group, comment => comment.Words);
        return (
            release.Groups.Select(group => new PublishedFigure { Item = item.Question.Item, GroupId = people.Tree.Ids[group], N = table.GroupN[group] }),
            byAtom.SelectMany(atom => Ordered(atom, orderKey).Select(
                (words, position) => new PublishedComment(item.Question.Item, people.Tree.Ids[atom.Key], position, words))));
    }

    private static IEnumerable<string> Ordered(IEnumerable<string> comments, byte[] orderKey) =>
        comments.OrderBy(words => Convert.ToHexString(HMACSHA256.HashData(orderKey, Encoding.UTF8.GetBytes(words))), StringComparer.Ordinal)
            .ThenBy(words => words, StringComparer.Ordinal);
}
