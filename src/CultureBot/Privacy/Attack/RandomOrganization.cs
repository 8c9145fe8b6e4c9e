using System.Collections.Immutable;
using System.Globalization;

namespace CultureBot.Privacy.Attack;

/// <summary>
/// An invented organization of at most 128 people: deep or flat, with groups of very different sizes, an attribute that often goes with the
/// place in the tree, people who do not answer everything, and some who come, go and move between windows.
/// </summary>
internal sealed class RandomOrganization
{
    public const int Windows = 2;
    public const int Questions = 3;

    private const int MostPeople = 128;
    private const int MostValues = 4;

    private RandomOrganization(GroupTree tree, ImmutableArray<string> values, ImmutableArray<RandomPerson> people) =>
        (Tree, Values, People) = (tree, values, people);

    public GroupTree Tree { get; }

    public ImmutableArray<string> Values { get; }

    public ImmutableArray<RandomPerson> People { get; }

    public static RandomOrganization Of(Random random)
    {
        var tree = RandomTree(random);
        ImmutableArray<string> values = [.. Enumerable.Range(0, random.Next(MostValues + 1)).Select(v => "v" + v.ToString(CultureInfo.InvariantCulture))];
        // Where nothing but the tree is published there is less to combine, and time for more people.
        var people = random.Next(15, values.IsEmpty ? MostPeople : MostPeople / 2);
        var skew = 1 + 3 * random.NextDouble();
        var (moving, answering, kept) = (Moving(random), .6 + .4 * random.NextDouble(), random.NextDouble());
        return new(tree, values, [.. Enumerable.Range(0, people).Select(_ => Person())]);

        RandomPerson Person()
        {
            var group = Group();
            var before = random.NextDouble() < moving ? GroupTree.None : group;
            var after = random.NextDouble() < moving ? GroupTree.None : random.NextDouble() < moving ? Group() : group;
            return new([before, after], Value(group), [.. Enumerable.Range(0, Windows).Select(_ => Answered())]);
        }

        // A power of a uniform number makes a few groups large and many small.
        int Group() => (int)(tree.Count * Math.Pow(random.NextDouble(), skew));

        int Value(int group)
        {
            if (values.IsEmpty || random.Next(10) == 0) return RespondentTable.NoValue;
            return random.NextDouble() < kept ? group % values.Length : random.Next(values.Length);
        }

        ImmutableArray<bool> Answered() => [.. Enumerable.Range(0, Questions).Select(_ => random.NextDouble() < answering)];
    }

    /// <summary>Who answered a question in a window: one bit a person.</summary>
    public UInt128 Respondents(int window, int question) =>
        Where(p => p.Groups[window] != GroupTree.None && p.Answers[window][question]);

    public UInt128 Where(Func<RandomPerson, bool> isMeant)
    {
        var people = UInt128.Zero;
        for (var i = 0; i < People.Length; i++)
        {
            if (isMeant(People[i])) people |= UInt128.One << i;
        }

        return people;
    }

    public RespondentTable Table(int window, int question) => RespondentTable.Of(
        Tree,
        Values,
        People.Where(p => p.Groups[window] != GroupTree.None && p.Answers[window][question]).Select(p => new Respondent(p.Groups[window], p.Value)));

    private static GroupTree RandomTree(Random random)
    {
        var (count, deep) = (random.Next(2, 15), random.NextDouble());
        return GroupTree.Of(Enumerable.Range(0, count).Select(i => new Group(Id(i), i == 0 ? null : Id(Parent(i)))));

        // Deep trees hang a group below the one before it, flat ones below one of the first.
        int Parent(int i) => random.NextDouble() < deep ? random.Next(Math.Max(0, i - 2), i) : random.Next(Math.Min(i, 2));

        static string Id(int i) => i.ToString("D2", CultureInfo.InvariantCulture);
    }

    private static double Moving(Random random) => random.Next(4) switch
    {
        0 => 0,
        1 => .03,
        2 => .1,
        _ => .3,
    };
}
