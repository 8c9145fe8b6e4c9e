namespace CultureBot.Web.Tests.EndToEnd.Spine;

public sealed class SlackGiving : GivingTests
{
    private protected override Task<ChatCompany> StartAsync(CompanySetting setting) => SlackChatCompany.StartAsync(setting);
}

public sealed class SlackUndo : UndoTests
{
    private protected override Task<ChatCompany> StartAsync(CompanySetting setting) => SlackChatCompany.StartAsync(setting);
}

public sealed class SlackBoosts : BoostTests
{
    private protected override Task<ChatCompany> StartAsync(CompanySetting setting) => SlackChatCompany.StartAsync(setting);
}

public sealed class SlackDigests : DigestTests
{
    private protected override Task<ChatCompany> StartAsync(CompanySetting setting) => SlackChatCompany.StartAsync(setting);
}
