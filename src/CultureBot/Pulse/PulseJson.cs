using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace CultureBot.Pulse;

/// <summary>How questions, audiences and promises are stored: property names must stay readable to later versions, enums by name.</summary>
[JsonSourceGenerationOptions(
    JsonSerializerDefaults.Web, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull, UseStringEnumConverter = true)]
[JsonSerializable(typeof(ImmutableArray<Question>))]
[JsonSerializable(typeof(Audience))]
[JsonSerializable(typeof(Promise))]
[JsonSerializable(typeof(ImmutableDictionary<string, string>))]
internal sealed partial class PulseJson : JsonSerializerContext;
