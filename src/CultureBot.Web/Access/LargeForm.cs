using Microsoft.AspNetCore.Http.Features;

namespace CultureBot.Web.Access;

/// <summary>A form with a file, which stays in memory on its way: what is in it is personal, and not put on the disk.</summary>
/// <param name="WhereTooLarge">Where whoever sends more is led, to read how much may be sent.</param>
internal sealed record LargeForm(string WhereTooLarge) : Microsoft.AspNetCore.Http.Metadata.IRequestSizeLimitMetadata
{
    public const int LargestBody = 50 * 1024 * 1024;

    public static FormOptions Options { get; } = new() { MemoryBufferThreshold = LargestBody, MultipartBodyLengthLimit = LargestBody };

    public long? MaxRequestBodySize => LargestBody;
}
