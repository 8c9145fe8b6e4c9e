using System.Buffers.Text;
using System.IO.Compression;

namespace CultureBot.Chat.Teams;

/// <summary>A form's JSON in a tenth of its room, in letters that no JSON has to escape.</summary>
internal static class FormPacking
{
    /// <summary>Nothing that we pack is larger.</summary>
    private const int MostBytes = 1024 * 1024;

    public static string Pack(ReadOnlySpan<byte> json)
    {
        using var packed = new MemoryStream();
        using (var brotli = new BrotliStream(packed, CompressionLevel.Optimal, leaveOpen: true)) brotli.Write(json);
        return Base64Url.EncodeToString(packed.GetBuffer().AsSpan(0, (int)packed.Length));
    }

    /// <exception cref="FormatException">It is not of those letters.</exception>
    /// <exception cref="InvalidDataException">Nobody packed it, or it is larger than any form.</exception>
    public static ReadOnlySpan<byte> Unpack(string text)
    {
        using var brotli = new BrotliStream(new MemoryStream(Base64Url.DecodeFromChars(text)), CompressionMode.Decompress);
        using var json = new MemoryStream();
        var buffer = new byte[16 * 1024];
        for (int read; (read = brotli.Read(buffer)) > 0; json.Write(buffer.AsSpan(0, read)))
        {
            if (json.Length + read > MostBytes) throw new InvalidDataException("Larger than any form.");
        }

        return json.GetBuffer().AsSpan(0, (int)json.Length);
    }
}
