using System.Text.Json.Serialization;

namespace CultureBot.Chat.Slack;

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower)]
[JsonSerializable(typeof(SlackEnvelope))]
[JsonSerializable(typeof(SlackInteraction))]
[JsonSerializable(typeof(SlackSlashCommand))]
[JsonSerializable(typeof(SlackFrame))]
[JsonSerializable(typeof(ConnectionReply))]
[JsonSerializable(typeof(SlackUser))]
[JsonSerializable(typeof(SlackReply))]
[JsonSerializable(typeof(PermalinkReply))]
[JsonSerializable(typeof(PostReply))]
[JsonSerializable(typeof(AuthReply))]
[JsonSerializable(typeof(TeamReply))]
[JsonSerializable(typeof(UserReply))]
[JsonSerializable(typeof(UsersReply))]
[JsonSerializable(typeof(ProfileFieldsReply))]
[JsonSerializable(typeof(ProfileReply))]
[JsonSerializable(typeof(UserGroupsReply))]
[JsonSerializable(typeof(ChannelsReply))]
[JsonSerializable(typeof(ChannelReply))]
internal sealed partial class SlackJson : JsonSerializerContext;
