namespace CultureBot.Testing.Databases;

/// <summary>
/// New folders for databases of tests: in memory where the system offers that and there is room, since a flush to a busy disk at each
/// commit is most of what many tests would wait for. What a process that is killed has written is there all the same.
/// </summary>
public static class ScratchFolder
{
    private const string SharedMemory = "/dev/shm";
    private const long LeastRoom = 2L * 1024 * 1024 * 1024;

    private static readonly bool IsInMemory = Directory.Exists(SharedMemory) && new DriveInfo(SharedMemory).AvailableFreeSpace > LeastRoom;

    /// <returns>Its full path; whoever makes it deletes it.</returns>
    public static string Create(string prefix) =>
        IsInMemory
            ? Directory.CreateDirectory(Path.Combine(SharedMemory, prefix + Path.GetRandomFileName())).FullName
            : Directory.CreateTempSubdirectory(prefix).FullName;
}
