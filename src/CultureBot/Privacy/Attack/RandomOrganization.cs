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
    private const int MostTogether = 6;

    private RandomOrganization(ImmutableArray<GroupTree> trees, ImmutableArray<string> values, ImmutableArray<RandomPerson> people) =>
        (Trees, Values, People) = (trees, values, people);

    /// <summary>The groups of each window; the second time some lie elsewhere.</summary>
    public ImmutableArray<GroupTree> Trees { get; }

    public ImmutableArray<string> Values { get; }

    public ImmutableArray<RandomPerson> People { get; }

    public static RandomOrganization Of(Random random)
    {
        var tree = RandomTree(random);
        var later = Moved(random, tree);
        ImmutableArray<string> values = [.. Enumerable.Range(0, random.Next(MostValues + 1)).Select(v => "v" + v.ToString(CultureInfo.InvariantCulture))];
        // Where nothing but the tree is published there is less to combine, and time for more people.
        var people = random.Next(15, values.IsEmpty ? MostPeople : MostPeople / 2);
        var skew = 1 + 3 * random.NextDouble();
        var (moving, answering, kept) = (Moving(random), .6 + .4 * random.NextDouble(), random.NextDouble());
        var places = Enumerable.Range(0, people).Select(_ => Place()).ToArray();
        MoveTogether(random, tree, places);
        return new([tree, later], values, [.. places.Select(Person)]);

        (int Before, int After) Place()
        {
            var group = Group();
            var before = random.NextDouble() < moving ? GroupTree.None : group;
            var after = random.NextDouble() < moving ? GroupTree.None : random.NextDouble() < moving ? Group() : group;
            return (before, after);
        }

        RandomPerson Person((int Before, int After) place)
        {
            var (before, after) = place;
            return new(
                [before, after == GroupTree.None ? after : later.Find(tree.Ids[after])!.Value], Value(Math.Max(before, after)), [.. Enumerable.Range(0, Windows).Select(_ => Answered())]);
        }

        // A power of a uniform number makes a few groups large and many small.
        int Group() => (int)(tree.Count * Math.Pow(random.NextDouble(), skew));

        int Value(int group)
        {
            if (values.IsEmpty || group == GroupTree.None || random.Next(10) == 0) return RespondentTable.NoValue;
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
        Trees[window],
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

    /// <summary>A few people of one group go to another one, go for good, or are new, all at once.</summary>
    private static void MoveTogether(Random random, GroupTree tree, (int Before, int After)[] places)
    {
        for (var times = random.Next(MostTogether); times > 0; times--)
        {
            var (group, to, isNew, count) = (random.Next(tree.Count), random.Next(GroupTree.None, tree.Count), random.Next(3) == 0, random.Next(1, 9));
            foreach (var person in Enumerable.Range(0, places.Length).Where(p => places[p] == (group, group)).Take(count).ToList())
                places[person] = isNew ? (GroupTree.None, group) : (group, to);
        }
    }

    /// <summary>The same groups, of which a few have a manager elsewhere now.</summary>
    private static GroupTree Moved(Random random, GroupTree tree)
    {
        var parents = tree.Parents.ToArray();
        for (var moved = random.Next(4); moved > 0; moved--)
        {
            var (group, to) = (random.Next(1, parents.Length), random.Next(parents.Length));
            if (!IsBelow(to, group)) parents[group] = to;
        }

        return GroupTree.Of(parents.Select((parent, group) => new Group(tree.Ids[group], parent == GroupTree.None ? null : tree.Ids[parent])));

        bool IsBelow(int group, int above)
        {
            while (group != GroupTree.None && group != above) group = parents[group];
            return group == above;
        }
    }

    private static double Moving(Random random) => random.Next(4) switch
    {
        0 or 1 => 0,
        2 => .03,
        _ => .3,
    };
}
