using CultureBot.Privacy;

namespace CultureBot.Tests.Privacy;

/// <summary>Where comments are shown: at the writer's atom of the admitted k = 10 tree.</summary>
public sealed class AtomTests
{
    [Fact]
    public void A_group_that_is_not_released_counts_towards_the_nearest_one_above_it()
    {
        var release = Admission.Admit(Companies.Tree(("Co", null, 1), ("A", "Co", 12), ("A1", "A", 3), ("B", "Co", 9)), 10);

        Assert.Equal("A, Co", Companies.Published(release));
        var tree = release.Table.Tree;
        Assert.Equal(new Atom(tree.Find("A")!.Value, 15), release.AtomOf("A1"));
        Assert.Equal(new Atom(tree.Find("Co")!.Value, 10), release.AtomOf("B"));
        Assert.Null(release.AtomOf("nobody"));
        Assert.Throws<ArgumentOutOfRangeException>(() => release.AtomOf(99));
    }

    [Fact]
    public void Whoever_answered_is_among_ten_at_least()
    {
        var (random, asked) = (new Random(20260404), 0);
        for (var i = 0; i < 1000; i++)
        {
            var table = i % 2 == 0 ? RandomTables.Tree(random) : RandomTables.WithValues(random);
            var release = TieredRelease.Admit(table, Thresholds.Least).Bands;
            foreach (var group in Enumerable.Range(0, table.Tree.Count).Where(g => table.Direct[g] > 0))
            {
                if (release.AtomOf(group) is not { } atom)
                {
                    Assert.True(table.GroupN[0] < 10);
                    continue;
                }

                asked++;
                Assert.True(atom.N >= 10);
            }
        }

        Assert.True(asked > 1000);
    }
}
