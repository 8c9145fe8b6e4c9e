using CultureBot.Delivery;
using CultureBot.Storage;

namespace CultureBot.Feedback;

/// <summary>One side has said something of an edge, and the other is asked whether it is so; the card follows what is said.</summary>
internal sealed class EdgeAskedKind(Database database) : IMessageKind
{
    public const string KindName = "feedback.edge_asked";

    public string Name => KindName;

    /// <summary>A question that is missed leaves the edge one-way for good.</summary>
    public WhenUncertain WhenUncertain => WhenUncertain.Resend;

    public async Task<Rendered> RenderAsync(MessageToRender message, CancellationToken cancellationToken)
    {
        if (EdgeId.Find(message.Subject) is not { } edge || !Enum.TryParse<EdgeSide>(message.Step, out var asked)) return Rendered.Absent;
        // What was taken back before anybody answered needs no answer.
        return await database.ReadAsync(sql => EdgeStory.FindAsync(sql, edge, asked), cancellationToken) is { } story && (story.Other ?? story.Own) is not null
            ? Rendered.Present(EdgeCards.Asked(message.Culture, story))
            : Rendered.Absent;
    }
}
