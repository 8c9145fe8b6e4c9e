namespace CultureBot.Testing.Databases;

/// <summary>A migrated SQLite file, made once a process and copied for each test.</summary>
public static class SqliteTemplate
{
    private static readonly Lazy<Task<string>> Template = new(MakeAsync);
    private static int _count;

    public static async Task<string> CopyAsync(CancellationToken cancellationToken)
    {
        var path = Path.Combine(Path.GetDirectoryName(await Template.Value.WaitAsync(cancellationToken))!, $"{Interlocked.Increment(ref _count)}.db");
        await CopyAsync(path, cancellationToken);
        return path;
    }

    public static async Task CopyAsync(string path, CancellationToken cancellationToken) =>
        File.Copy(await Template.Value.WaitAsync(cancellationToken), path);

    public static Task DeleteAsync(string path)
    {
        foreach (var suffix in (string[])["", "-wal", "-shm"]) File.Delete(path + suffix);
        return Task.CompletedTask;
    }

    private static async Task<string> MakeAsync()
    {
        var directory = ScratchFolder.Create("culturebot-test-");
        AppDomain.CurrentDomain.ProcessExit += (_, _) =>
        {
            try
            {
                Directory.Delete(directory, recursive: true);
            }
            catch (IOException)
            {
                // A test that failed may still hold a file; the system clears its temporary directory.
            }
        };
        var path = Path.Combine(directory, "template.db");
        // The last connection to close moves the write-ahead log into the file, so the file alone can be copied.
        await TestDatabase.MigrateAsync(DatabaseKind.Sqlite, $"Data Source={path}", CancellationToken.None);
        return path;
    }
}
