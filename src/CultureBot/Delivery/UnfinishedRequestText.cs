using System.Text.Json;
using CultureBot.Chat;
using CultureBot.Storage.Secrets;

namespace CultureBot.Delivery;

/// <summary>A stored request: JSON, wrapped because it holds a person's words.</summary>
internal static class UnfinishedRequestText
{
    public const string Purpose = "unfinished-request";

    public static byte[] Wrap(SecretBox secrets, ChatRequest request) =>
        secrets.Wrap(Purpose, JsonSerializer.SerializeToUtf8Bytes(request, ChatJson.Default.ChatRequest));

    public static ChatRequest Unwrap(SecretBox secrets, byte[] wrapped) =>
        JsonSerializer.Deserialize(secrets.Unwrap(Purpose, wrapped), ChatJson.Default.ChatRequest)
        ?? throw new InvalidOperationException("A stored request is empty.");
}
