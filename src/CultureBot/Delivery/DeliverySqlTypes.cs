using CultureBot.Storage;
using CultureBot.Workspaces;

namespace CultureBot.Delivery;

/// <summary>The typed ids that the stores of this slice bind.</summary>
internal static class DeliverySqlTypes
{
    static DeliverySqlTypes()
    {
        SqlTypes.UseId<MessageId>(g => new(g), id => id.Value);
        SqlTypes.UseId<LeaseId>(g => new(g), id => id.Value);
        SqlTypes.UseId<UnfinishedRequestId>(g => new(g), id => id.Value);
        SqlTypes.UseId<WorkspaceId>(g => new(g), id => id.Value);
    }

    public static void Use()
    {
    }
}
