// The least that could answer Slack: Kestrel, the signature, 200. What CultureBot costs is measured against it.
using System.Buffers;
using System.Security.Cryptography;
using System.Text;

var builder = WebApplication.CreateSlimBuilder(args);
builder.Logging.SetMinimumLevel(LogLevel.Warning);
var secret = Encoding.UTF8.GetBytes(builder.Configuration["Slack:SigningSecret"] ?? "");
await using var app = builder.Build();
app.MapGet("/health/live", () => "Healthy");
app.MapPost("/slack/events", async context =>
{
    var reader = context.Request.BodyReader;
    var read = await reader.ReadAsync(context.RequestAborted);
    while (!read.IsCompleted)
    {
        reader.AdvanceTo(read.Buffer.Start, read.Buffer.End);
        read = await reader.ReadAsync(context.RequestAborted);
    }

    context.Response.StatusCode = IsSigned(context.Request.Headers, read.Buffer) ? StatusCodes.Status200OK : StatusCodes.Status401Unauthorized;
    reader.AdvanceTo(read.Buffer.End);
});
await app.RunAsync();

bool IsSigned(IHeaderDictionary headers, ReadOnlySequence<byte> body)
{
    byte[] signed = [.. "v0:"u8, .. Encoding.ASCII.GetBytes(headers["X-Slack-Request-Timestamp"].ToString()), (byte)':', .. body.ToArray()];
    var expected = "v0=" + Convert.ToHexStringLower(HMACSHA256.HashData(secret, signed));
    return CryptographicOperations.FixedTimeEquals(
        Encoding.ASCII.GetBytes(expected), Encoding.ASCII.GetBytes(headers["X-Slack-Signature"].ToString()));
}
