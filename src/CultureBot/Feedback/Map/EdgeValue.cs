namespace CultureBot.Feedback;

/// <summary>What a button about an edge means.</summary>
/// <param name="Edge">Which edge.</param>
/// <param name="Side">For which side it is said.</param>
/// <param name="Word">What is said.</param>
internal sealed record EdgeValue(EdgeId Edge, EdgeSide Side, EdgeWord Word)
{
    private const char Between = '|';

    /// <summary>Null for what no button of ours has.</summary>
    public static EdgeValue? Read(string value) =>
        value.Split(Between) is [var text, var side, var word] && EdgeId.Find(text) is { } edge
            && Enum.TryParse<EdgeSide>(side, out var spoken) && Enum.IsDefined(spoken) && Enum.TryParse<EdgeWord>(word, out var said) && Enum.IsDefined(said)
            ? new(edge, spoken, said)
            : null;

    public override string ToString() => string.Join(Between, Edge.Text, Side, Word);
}
