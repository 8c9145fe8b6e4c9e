using System.Security.Cryptography;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Logging;

namespace CultureBot.Storage.Secrets;

/// <summary>Where the key comes from that wraps every secret in the database.</summary>
public static partial class SecretKey
{
    internal const int Length = 32;

    private const string HowToMake = "32 bytes in base64; `openssl rand -base64 32` makes one";

    /// <summary>
    /// <c>Secrets:Key</c>, else the contents of <c>Secrets:KeyFile</c>, else those of <paramref name="generatedFile"/>,
    /// which stands beside the SQLite database and is made on the first start; null on PostgreSQL, whose nodes must share one
    /// key. Throws <see cref="StorageConfigurationException"/> when there is no usable key.
    /// </summary>
    public static byte[] Load(IConfiguration configuration, string? generatedFile, ILogger logger)
    {
        if (configuration["Secrets:Key"] is { Length: > 0 } key) return Decode(key, "Secrets:Key");

        if (configuration["Secrets:KeyFile"] is { Length: > 0 } file)
        {
            return File.Exists(file)
                ? Decode(File.ReadAllText(file), $"The file that Secrets:KeyFile names ({file})")
                : throw new StorageConfigurationException($"Secrets:KeyFile names {file}, which does not exist. It must hold {HowToMake}.");
        }

        if (generatedFile is null)
        {
            throw new StorageConfigurationException(
                $"On PostgreSQL, Secrets:Key or Secrets:KeyFile must be set, the same on every node: {HowToMake}.");
        }

        if (!File.Exists(generatedFile) && Create(generatedFile)) Log.Generated(logger, generatedFile);
        return Decode(File.ReadAllText(generatedFile), $"The key file {generatedFile}");
    }

    /// <summary>
    /// <c>Secrets:PreviousKeys</c> (a list, or several separated by commas) and the lines of <c>Secrets:PreviousKeysFile</c>.
    /// Throws <see cref="StorageConfigurationException"/> when one of them is no key.
    /// </summary>
    public static IReadOnlyList<byte[]> LoadPrevious(IConfiguration configuration)
    {
        var section = configuration.GetSection("Secrets:PreviousKeys");
        var listed = section.GetChildren().Select(child => child.Value ?? "").Append(section.Value ?? "").SelectMany(Split)
            .Select(key => Decode(key, "Each of Secrets:PreviousKeys"));
        if (configuration["Secrets:PreviousKeysFile"] is not { Length: > 0 } file) return [.. listed];
        if (!File.Exists(file))
            throw new StorageConfigurationException($"Secrets:PreviousKeysFile names {file}, which does not exist. Each of its lines must hold {HowToMake}.");
        return [.. listed, .. Split(File.ReadAllText(file)).Select(key => Decode(key, $"Each line of the file that Secrets:PreviousKeysFile names ({file})"))];
    }

    private static string[] Split(string keys) =>
        keys.Split([',', ';', '\n', '\r'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    private static byte[] Decode(string text, string source)
    {
        var key = new byte[Length];
        return Convert.TryFromBase64String(text.Trim(), key, out var length) && length == Length
            ? key
            : throw new StorageConfigurationException($"{source} must hold {HowToMake}.");
    }

    /// <summary>False when another process was first. The file appears whole or not at all.</summary>
    private static bool Create(string path)
    {
        OwnerOnly.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(path))!);
        var draft = $"{path}.{Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(8))}";
        try
        {
            using (var file = OwnerOnly.OpenOrCreate(draft))
            {
                file.Write(System.Text.Encoding.ASCII.GetBytes(Convert.ToBase64String(RandomNumberGenerator.GetBytes(Length)) + "\n"));
                file.Flush(flushToDisk: true);
            }

            File.Move(draft, path, overwrite: false);
            return true;
        }
        catch (IOException) when (File.Exists(path))
        {
            return false;
        }
        finally
        {
            File.Delete(draft);
        }
    }

    private static partial class Log
    {
        [LoggerMessage(
            Level = LogLevel.Warning,
            Message = "Made a new secret key in {File}. Keep a copy of it, and keep it apart from backups of the database: who has both can read every token")]
        public static partial void Generated(ILogger logger, string file);
    }
}
