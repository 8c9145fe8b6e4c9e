namespace CultureBot.Feedback;

/// <summary>How a rating reaches whom it is about; chosen before it is written.</summary>
public enum FeedbackWay
{
    /// <summary>At once, with the writer's name.</summary>
    Named,

    /// <summary>At once, without it: style and story can still tell.</summary>
    Relayed,

    /// <summary>As a sealed ballot of the quarter: counted at its end, answered by nobody alone, words only under the rule for comments.</summary>
    Sealed,
}
