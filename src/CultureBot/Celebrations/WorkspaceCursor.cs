using CultureBot.People;
using CultureBot.Workspaces;

namespace CultureBot.Celebrations;

/// <summary>How far a night's work has come: in which workspace, and behind which account of it.</summary>
/// <param name="Workspace">Null at the beginning.</param>
/// <param name="After">The last account that is done.</param>
internal sealed record WorkspaceCursor(WorkspaceId? Workspace, AccountId After)
{
    private const char Between = '/';

    public static WorkspaceCursor Read(string cursor) =>
        cursor.Split(Between) is [var workspace, var after] ? new(new WorkspaceId(Guid.Parse(workspace)), new(Guid.Parse(after))) : new(null, default);

    /// <summary>The workspace to go on with; null when it is gone from the list, and with it the rest of the night.</summary>
    public WorkspaceId? Find(IReadOnlyList<WorkspaceId> workspaces) =>
        Workspace is not { } present ? workspaces.Select(id => (WorkspaceId?)id).FirstOrDefault() : workspaces.Contains(present) ? present : null;

    /// <summary>Where to go on: in the same workspace, else in the one behind it; null when all are done.</summary>
    public static string? Next(IReadOnlyList<WorkspaceId> workspaces, WorkspaceId present, AccountId? last)
    {
        if (last is { } after) return Write(present, after);
        return workspaces.SkipWhile(id => id != present).Skip(1).Select(next => Write(next, default)).FirstOrDefault();
    }

    private static string Write(WorkspaceId workspace, AccountId after) => $"{workspace.Value:D}{Between}{after.Value:D}";
}
