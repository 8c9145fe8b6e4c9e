using CultureBot.Privacy;

namespace CultureBot.Tests.Privacy;

public sealed class CutGraphTests
{
    [Fact]
    public void The_smallest_cut_is_that_of_all_ways_to_divide_the_vertices()
    {
        var (random, small) = (new Random(20260707), 0);
        for (var i = 0; i < 500; i++)
        {
            var vertices = random.Next(2, 8);
            CutEdge[] edges = [.. Enumerable.Range(0, random.Next(15)).Select(_ => new CutEdge(random.Next(vertices), random.Next(vertices), random.Next(1, 6)))];
            var graph = new CutGraph(vertices, edges);

            var cut = graph.SmallestCut(0, 1, 10);

            Assert.Equal(Math.Min(10, Divided(vertices, edges)), cut);
            // Looking leaves the graph as it was, and the way back is as wide.
            Assert.Equal(cut, graph.SmallestCut(1, 0, 10));
            Assert.Equal(edges.Where(e => e.From != e.To && (e.From == 0 || e.To == 0)).Sum(e => e.People), graph.Degree(0));
            Assert.Equal(cut > 0, graph.Component(0).Contains(1));
            if (cut is > 0 and < 10) small++;
        }

        Assert.True(small > 100);
    }

    private static int Divided(int vertices, CutEdge[] edges) => Enumerable.Range(0, 1 << vertices)
        .Where(side => (side & 1) == 1 && (side & 2) == 0)
        .Min(side => edges.Where(e => (side >> e.From & 1) != (side >> e.To & 1)).Sum(e => e.People));
}
