using System.Text.Json;
using System.Text.Json.Serialization;

namespace CultureBot.Chat.Teams;

[JsonSourceGenerationOptions(JsonSerializerDefaults.Web, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(TeamsActivity))]
[JsonSerializable(typeof(TeamsReplyPlace))]
[JsonSerializable(typeof(TeamsInvoke))]
[JsonSerializable(typeof(TeamsMention))]
internal sealed partial class TeamsJson : JsonSerializerContext;
