using CultureBot.People;
using CultureBot.Storage;

namespace CultureBot.Feedback;

public readonly record struct ProviderTeamId(Guid Value);

/// <summary>A rating with a name.</summary>
public readonly record struct ServiceFeedbackId(Guid Value);

/// <summary>A rating that was passed on without one.</summary>
public readonly record struct RelayId(Guid Value);

public readonly record struct QuarterId(Guid Value);

/// <summary>Somebody was asked how well they were served.</summary>
public readonly record struct AskingId(Guid Value)
{
    private const string Prefix = "asking:";

    /// <summary>As the outbox knows messages about it.</summary>
    public string Subject => Prefix + Value.ToString("D");

    /// <summary>Reads an outbox subject back; null when it is none.</summary>
    public static AskingId? Find(string subject) =>
        subject.StartsWith(Prefix, StringComparison.Ordinal) && Guid.TryParseExact(subject.AsSpan(Prefix.Length), "D", out var id) ? new(id) : null;
}

/// <summary>Tells the database layer how the ids of the slice are stored.</summary>
internal static class FeedbackIds
{
    public static void Use()
    {
        SqlTypes.UseId<ProviderTeamId>(value => new(value), id => id.Value);
        SqlTypes.UseId<ServiceFeedbackId>(value => new(value), id => id.Value);
        SqlTypes.UseId<RelayId>(value => new(value), id => id.Value);
        SqlTypes.UseId<QuarterId>(value => new(value), id => id.Value);
        SqlTypes.UseId<AskingId>(value => new(value), id => id.Value);
        SqlTypes.UseId<AccountId>(value => new(value), id => id.Value);
        SqlTypes.UseId<PersonId>(value => new(value), id => id.Value);
    }
}
