using CultureBot.Delivery;
using CultureBot.Testing.Databases;

namespace CultureBot.Tests.Delivery;

public sealed class ForgetMessagesTests
{
    [Theory, DatabaseData]
    public async Task However_many_there_are_none_about_the_subject_is_left_and_all_others_are(DatabaseKind kind)
    {
        await using var outbox = await DeliveryFixture.CreateAsync(kind);
        var first = await outbox.WantAsync("window:1");
        var answer = await outbox.WantAsync("another");
        await outbox.ExecuteAsync("UPDATE messages SET parent_id = @First WHERE id = @Answer", new { First = first.Value, Answer = answer.Value });
        await outbox.ExecuteAsync("INSERT INTO message_carries (message_id, subject) VALUES (@First, 'kudos:1')", new { First = first.Value });
        await outbox.WriteAsync(async sql =>
        {
            await OutboxStore.WantManyAsync(
                sql, [.. Enumerable.Range(0, 1700).Select(number => outbox.Message("window:1", $"C{number + 2}"))], outbox.Clock.Now);
            return true;
        });

        await ForgetMessages.AboutAsync(outbox.Database, "window:1", DeliveryFixture.Cancel);

        Assert.Equal(1, await outbox.ScalarAsync<long>("SELECT COUNT(*) FROM messages"));
        Assert.Equal("another", await outbox.ScalarAsync<string>("SELECT subject FROM messages WHERE parent_id IS NULL"));
        Assert.Equal(0, await outbox.ScalarAsync<long>("SELECT COUNT(*) FROM message_carries"));
    }
}
