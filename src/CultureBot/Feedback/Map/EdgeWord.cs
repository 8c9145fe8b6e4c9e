namespace CultureBot.Feedback;

/// <summary>What a team says of an edge.</summary>
public enum EdgeWord
{
    Yes,
    No,
}

/// <summary>The two teams of an edge.</summary>
public enum EdgeSide
{
    Provider,
    Customer,
}
