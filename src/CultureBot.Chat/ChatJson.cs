using System.Text.Json;
using System.Text.Json.Serialization;

namespace CultureBot.Chat;

/// <summary>
/// How requests and cards are stored: by kind names and property names that must stay readable to later versions, enums by
/// name. Type names are found anywhere in an object, since PostgreSQL sorts the keys of jsonb. What a request
/// holds for seconds only (<see cref="ChatRequest.FormTrigger"/>) is left out.
/// </summary>
[JsonSourceGenerationOptions(
    JsonSerializerDefaults.Web,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    AllowOutOfOrderMetadataProperties = true,
    UseStringEnumConverter = true)]
[JsonSerializable(typeof(ChatRequest))]
[JsonSerializable(typeof(ChatText))]
[JsonSerializable(typeof(CommandText))]
[JsonSerializable(typeof(Card))]
[JsonSerializable(typeof(Form))]
public sealed partial class ChatJson : JsonSerializerContext;
