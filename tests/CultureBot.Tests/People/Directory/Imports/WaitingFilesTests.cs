using System.Text;
using CultureBot.People;
using CultureBot.People.Directory.Imports;
using CultureBot.Storage;
using CultureBot.Storage.Secrets;
using CultureBot.Testing.Databases;
using NodaTime;

namespace CultureBot.Tests.People.Directory.Imports;

public sealed class WaitingFilesTests
{
    private static readonly byte[] File = Encoding.UTF8.GetBytes("email,name\nzoe@example.com,Zoe Unmistakable\n");

    [Theory, DatabaseData]
    public async Task A_file_waits_for_an_hour_wrapped_and_for_its_sender_alone(DatabaseKind kind)
    {
        await using var test = await DirectoryTest.CreateAsync(kind);
        var accounts = await test.SaveAsync(DirectoryTest.Member("U1", "ana@example.com"), DirectoryTest.Member("U2", "ben@example.com"));
        var (ana, ben) = (accounts[0].Id, accounts[1].Id);
        var waiting = new WaitingFiles(test.Database, new SecretBox(new byte[32]), test.Clock);

        var file = await waiting.KeepAsync(ana, File, isComplete: true, DirectoryTest.Cancellation);

        var request = (await waiting.ReadAsync(ana, file.Id, DirectoryTest.Cancellation))!;
        Assert.Equal(File, request.File.ToArray());
        Assert.Equal((true, (AccountId?)ana), (request.IsComplete, request.By));
        Assert.Null(await waiting.ReadAsync(ben, file.Id, DirectoryTest.Cancellation));
        Assert.Null(await waiting.ReadAsync(ana, new(Guid.CreateVersion7(test.Clock.GetUtcNow())), DirectoryTest.Cancellation));
        Assert.Null(await new WaitingFiles(test.Database, new SecretBox([.. Enumerable.Repeat((byte)7, 32)]), test.Clock).ReadAsync(ana, file.Id, DirectoryTest.Cancellation));
        var stored = await test.Database.ReadAsync(sql => WaitingFilesStore.ListPartsAsync(sql, file.Id), DirectoryTest.Cancellation);
        Assert.DoesNotContain(stored, part => Encoding.UTF8.GetString(part).Contains("Unmistakable", StringComparison.Ordinal));

        test.Pass(Duration.FromHours(1));
        Assert.Null(await waiting.ReadAsync(ana, file.Id, DirectoryTest.Cancellation));
        Assert.Equal(1, await test.Database.WriteAsync(sql => WaitingFilesStore.ForgetExpiredAsync(sql, test.Clock.Now), WriteUrgency.Background, DirectoryTest.Cancellation));
        Assert.Equal((0, 0), (await test.CountAsync("waiting_files"), await test.CountAsync("waiting_file_parts")));
    }

    [Theory, DatabaseData]
    public async Task A_large_file_is_cut_and_put_together_and_the_next_one_takes_its_place(DatabaseKind kind)
    {
        await using var test = await DirectoryTest.CreateAsync(kind);
        var ana = (await test.SaveAsync(DirectoryTest.Member("U1", "ana@example.com")))[0].Id;
        var waiting = new WaitingFiles(test.Database, new SecretBox(new byte[32]), test.Clock);
        var large = new byte[2 * 1024 * 1024];
        new Random(1).NextBytes(large);

        var first = await waiting.KeepAsync(ana, large, isComplete: false, DirectoryTest.Cancellation);
        Assert.Equal(large, (await waiting.ReadAsync(ana, first.Id, DirectoryTest.Cancellation))!.File.ToArray());
        Assert.InRange(await test.CountAsync("waiting_file_parts"), 4, 6);

        var second = await waiting.KeepAsync(ana, File, isComplete: false, DirectoryTest.Cancellation);
        Assert.Null(await waiting.ReadAsync(ana, first.Id, DirectoryTest.Cancellation));
        Assert.Equal(File, (await waiting.ReadAsync(ana, second.Id, DirectoryTest.Cancellation))!.File.ToArray());
        Assert.Equal((1, 1), (await test.CountAsync("waiting_files"), await test.CountAsync("waiting_file_parts")));
    }
}
