using CultureBot.Pulse;
using CultureBot.Storage;

namespace CultureBot.Benchmarks;

/// <summary>What a window's people leave in the database until its close: themselves, the snapshot, that they answered, and their messages.</summary>
internal static class PeopleRows
{
    public static readonly Guid Workspace = Guid.CreateVersion7();

    public static async Task AddAsync(SqlSession sql, WindowId window, WindowMember[] members)
    {
        await ManyRows.AddAsync(sql, "INSERT INTO persons (id, created_at)", members.Select(member => (object?[])[member.PersonId, 0]));
        await ManyRows.AddAsync(
            sql,
            "INSERT INTO accounts (id, workspace_id, external_id, person_id, name, kind, first_seen_at)",
            members.Select(member => (object?[])[member.AccountId, Workspace, Slack(member), member.PersonId, Slack(member), "Member", 0]));
        await SnapshotStore.AddMembersAsync(sql, window, members);
        await ManyRows.AddAsync(
            sql, "INSERT INTO participations (window_id, wave, person_id, has_answered)", members.Select(member => (object?[])[window, 1, member.PersonId, true]));
        await ManyRows.AddAsync(
            sql,
            "INSERT INTO messages (id, kind, subject, workspace_id, destination_kind, destination, step, state, not_before, created_at, sent_at)",
            members.SelectMany(member => Enumerable.Range(0, 1 + AskingMessages.RemindAfter.Length).Select(step => (object?[])
                [
                    Guid.CreateVersion7(), step == 0 ? AskingMessages.Ask : AskingMessages.Reminder, window.Subject, Workspace, "Account", Slack(member), step == 0 ? "wave:1" : $"wave:1:{step}", step == 0 ? "Sent" : "Cancelled",
                    0, 0, step == 0 ? 0 : null,
                ])));
    }

    private static string Slack(WindowMember member) => $"U{member.PersonId.Value:N}";
}
