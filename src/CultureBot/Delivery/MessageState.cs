namespace CultureBot.Delivery;

/// <summary>Where a message stands; stored by name.</summary>
public enum MessageState
{
    /// <summary>Wanted and not posted yet.</summary>
    Waiting,

    /// <summary>Posted. An update may still be due.</summary>
    Sent,

    /// <summary>Not wanted any more: never posted, or deleted again. Comes back when its subject does.</summary>
    Cancelled,

    /// <summary>The platform may have it or not, and it is of a kind that is not sent twice.</summary>
    Skipped,

    /// <summary>Trying again cannot help, or was tried long enough.</summary>
    Dead,
}
