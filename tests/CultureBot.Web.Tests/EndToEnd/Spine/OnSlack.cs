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

public sealed class SlackAsking : AskingTests
{
    private protected override Task<ChatCompany> StartAsync(CompanySetting setting) => SlackChatCompany.StartAsync(setting);
}

public sealed class SlackSurveyDesk : SurveyDeskTests
{
    private protected override Task<ChatCompany> StartAsync(CompanySetting setting) => SlackChatCompany.StartAsync(setting);
}

public sealed class SlackAskingTraces : AskingTraceTests
{
    private protected override Task<ChatCompany> StartAsync(CompanySetting setting) => SlackChatCompany.StartAsync(setting);
}

public sealed class SlackScheduledPulse : ScheduledPulseTests
{
    private protected override Task<ChatCompany> StartAsync(CompanySetting setting) => SlackChatCompany.StartAsync(setting);
}

public sealed class SlackReminders : ReminderTests
{
    private protected override Task<ChatCompany> StartAsync(CompanySetting setting) => SlackChatCompany.StartAsync(setting);
}

public sealed class SlackAskedAgain : AskedAgainTests
{
    private protected override Task<ChatCompany> StartAsync(CompanySetting setting) => SlackChatCompany.StartAsync(setting);
}

public sealed class SlackActions : ActionsTests
{
    private protected override Task<ChatCompany> StartAsync(CompanySetting setting) => SlackChatCompany.StartAsync(setting);
}

public sealed class SlackResults : ResultsTests
{
    private protected override Task<ChatCompany> StartAsync(CompanySetting setting) => SlackChatCompany.StartAsync(setting);
}

public sealed class SlackFollowUp : FollowUpTests
{
    private protected override Task<ChatCompany> StartAsync(CompanySetting setting) => SlackChatCompany.StartAsync(setting);
}

public sealed class SlackSlowPreview : SlowPreviewTests
{
    private protected override Task<ChatCompany> StartAsync(CompanySetting setting) => SlackChatCompany.StartAsync(setting);
}

public sealed class SlackServiceFeedback : ServiceFeedbackTests
{
    private protected override Task<ChatCompany> StartAsync(CompanySetting setting) => SlackChatCompany.StartAsync(setting);
}

public sealed class SlackServiceAsking : ServiceAskingTests
{
    private protected override Task<ChatCompany> StartAsync(CompanySetting setting) => SlackChatCompany.StartAsync(setting);
}

public sealed class SlackResponding : RespondingTests
{
    private protected override Task<ChatCompany> StartAsync(CompanySetting setting) => SlackChatCompany.StartAsync(setting);
}

public sealed class SlackPredictions : PredictionTests
{
    private protected override Task<ChatCompany> StartAsync(CompanySetting setting) => SlackChatCompany.StartAsync(setting);
}

public sealed class SlackCelebrations : CelebrationTests
{
    private protected override Task<ChatCompany> StartAsync(CompanySetting setting) => SlackChatCompany.StartAsync(setting);
}

public sealed class SlackBarriers : BarrierTests
{
    private protected override Task<ChatCompany> StartAsync(CompanySetting setting) => SlackChatCompany.StartAsync(setting);
}

public sealed class SlackFeedbackDigests : FeedbackDigestTests
{
    private protected override Task<ChatCompany> StartAsync(CompanySetting setting) => SlackChatCompany.StartAsync(setting);
}

public sealed class SlackServiceMap : ServiceMapTests
{
    private protected override Task<ChatCompany> StartAsync(CompanySetting setting) => SlackChatCompany.StartAsync(setting);
}

public sealed class SlackTone : ToneTests
{
    private protected override Task<ChatCompany> StartAsync(CompanySetting setting) => SlackChatCompany.StartAsync(setting);
}
