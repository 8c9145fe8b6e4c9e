using System.Runtime.InteropServices;

namespace CultureBot.Privacy;

/// <summary>People who join two vertices of a <see cref="CutGraph"/>.</summary>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct CutEdge(int From, int To, int People);

/// <summary>
/// An undirected graph whose edges are people. What sums and differences of published groups single out are the people of a cut
/// of it, so all that is ever asked is whether a cut of fewer than k people lies between two vertices.
/// </summary>
internal sealed class CutGraph
{
    private readonly int[] _starts;
    private readonly int[] _to;
    private readonly int[] _capacity;
    private readonly int[] _back;
    private readonly int[] _cameBy;
    private readonly int[] _queue;
    private readonly List<(int Arc, int People)> _taken = [];

    /// <param name="vertices">How many there are.</param>
    /// <param name="edges">Between any of them; parallel ones add up, and one from a vertex to itself is in no cut.</param>
    public CutGraph(int vertices, IReadOnlyList<CutEdge> edges)
    {
        _starts = new int[vertices + 1];
        foreach (var edge in edges)
        {
            _starts[edge.From]++;
            _starts[edge.To]++;
        }

        for (var v = 0; v < vertices; v++) _starts[v + 1] += _starts[v];
        (_to, _capacity, _back) = (new int[2 * edges.Count], new int[2 * edges.Count], new int[2 * edges.Count]);
        // Filled from the end of each vertex's arcs, so that afterwards every start is where it should be.
        foreach (var (from, to, people) in edges)
        {
            var (there, back) = (--_starts[from], --_starts[to]);
            (_to[there], _capacity[there], _back[there]) = (to, people, back);
            (_to[back], _capacity[back], _back[back]) = (from, people, there);
        }

        (_cameBy, _queue) = (new int[vertices], new int[vertices]);
    }

    /// <summary>How many people join the vertex to others.</summary>
    public int Degree(int vertex)
    {
        var people = 0;
        for (var arc = _starts[vertex]; arc < _starts[vertex + 1]; arc++) people += _to[arc] == vertex ? 0 : _capacity[arc];
        return people;
    }

    /// <summary>The vertices that can be reached from this one, itself first.</summary>
    public IEnumerable<int> Component(int vertex) => _queue.Take(Search(vertex, GroupTree.None)).ToArray();

    /// <summary>
    /// The people of the smallest cut between two vertices, or <paramref name="k"/> when it has at least that many: a maximum flow
    /// that stops there. Each augmenting path carries one at least, so there are at most k searches.
    /// </summary>
    public int SmallestCut(int from, int to, int k)
    {
        var flow = 0;
        while (flow < k && Search(from, to) < 0) flow += Augment(from, to);
        foreach (var (arc, people) in _taken)
        {
            _capacity[arc] += people;
            _capacity[_back[arc]] -= people;
        }

        _taken.Clear();
        return Math.Min(flow, k);
    }

    private int Augment(int from, int to)
    {
        var people = int.MaxValue;
        for (var v = to; v != from; v = _to[_back[_cameBy[v]]]) people = Math.Min(people, _capacity[_cameBy[v]]);
        for (var v = to; v != from; v = _to[_back[_cameBy[v]]])
        {
            _capacity[_cameBy[v]] -= people;
            _capacity[_back[_cameBy[v]]] += people;
            _taken.Add((_cameBy[v], people));
        }

        return people;
    }

    /// <summary>Goes to every vertex that can be reached, nearest first; their number, or −1 as soon as the wanted one is among them.</summary>
    private int Search(int from, int wanted)
    {
        Array.Fill(_cameBy, GroupTree.None);
        var (head, tail) = (0, 0);
        _queue[tail++] = from;
        while (head < tail)
        {
            var vertex = _queue[head++];
            for (var arc = _starts[vertex]; arc < _starts[vertex + 1]; arc++)
            {
                var next = _to[arc];
                if (_capacity[arc] == 0 || next == from || _cameBy[next] != GroupTree.None) continue;
                _cameBy[next] = arc;
                if (next == wanted) return -1;
                _queue[tail++] = next;
            }
        }

        return tail;
    }
}
