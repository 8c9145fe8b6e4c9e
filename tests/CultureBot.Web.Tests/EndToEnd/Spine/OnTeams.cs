namespace CultureBot.Web.Tests.EndToEnd.Spine;

public sealed class TeamsGiving : GivingTests
{
    private protected override Task<ChatCompany> StartAsync(CompanySetting setting) => TeamsChatCompany.StartAsync(setting);
}

public sealed class TeamsUndo : UndoTests
{
    private protected override Task<ChatCompany> StartAsync(CompanySetting setting) => TeamsChatCompany.StartAsync(setting);
}

public sealed class TeamsBoosts : BoostTests
{
    private protected override Task<ChatCompany> StartAsync(CompanySetting setting) => TeamsChatCompany.StartAsync(setting);
}

public sealed class TeamsDigests : DigestTests
{
    private protected override Task<ChatCompany> StartAsync(CompanySetting setting) => TeamsChatCompany.StartAsync(setting);
}

public sealed class TeamsAsking : AskingTests
{
    private protected override Task<ChatCompany> StartAsync(CompanySetting setting) => TeamsChatCompany.StartAsync(setting);
}

public sealed class TeamsSurveyDesk : SurveyDeskTests
{
    private protected override Task<ChatCompany> StartAsync(CompanySetting setting) => TeamsChatCompany.StartAsync(setting);
}

public sealed class TeamsAskingTraces : AskingTraceTests
{
    private protected override Task<ChatCompany> StartAsync(CompanySetting setting) => TeamsChatCompany.StartAsync(setting);
}

public sealed class TeamsScheduledPulse : ScheduledPulseTests
{
    private protected override Task<ChatCompany> StartAsync(CompanySetting setting) => TeamsChatCompany.StartAsync(setting);
}

public sealed class TeamsReminders : ReminderTests
{
    private protected override Task<ChatCompany> StartAsync(CompanySetting setting) => TeamsChatCompany.StartAsync(setting);
}

public sealed class TeamsAskedAgain : AskedAgainTests
{
    private protected override Task<ChatCompany> StartAsync(CompanySetting setting) => TeamsChatCompany.StartAsync(setting);
}

public sealed class TeamsActions : ActionsTests
{
    private protected override Task<ChatCompany> StartAsync(CompanySetting setting) => TeamsChatCompany.StartAsync(setting);
}

public sealed class TeamsResults : ResultsTests
{
    private protected override Task<ChatCompany> StartAsync(CompanySetting setting) => TeamsChatCompany.StartAsync(setting);
}

public sealed class TeamsFollowUp : FollowUpTests
{
    private protected override Task<ChatCompany> StartAsync(CompanySetting setting) => TeamsChatCompany.StartAsync(setting);
}

public sealed class TeamsSlowPreview : SlowPreviewTests
{
    private protected override Task<ChatCompany> StartAsync(CompanySetting setting) => TeamsChatCompany.StartAsync(setting);
}

public sealed class TeamsServiceFeedback : ServiceFeedbackTests
{
    private protected override Task<ChatCompany> StartAsync(CompanySetting setting) => TeamsChatCompany.StartAsync(setting);
}

public sealed class TeamsServiceAsking : ServiceAskingTests
{
    private protected override Task<ChatCompany> StartAsync(CompanySetting setting) => TeamsChatCompany.StartAsync(setting);
}

public sealed class TeamsResponding : RespondingTests
{
    private protected override Task<ChatCompany> StartAsync(CompanySetting setting) => TeamsChatCompany.StartAsync(setting);
}

public sealed class TeamsPredictions : PredictionTests
{
    private protected override Task<ChatCompany> StartAsync(CompanySetting setting) => TeamsChatCompany.StartAsync(setting);
}

public sealed class TeamsCelebrations : CelebrationTests
{
    private protected override Task<ChatCompany> StartAsync(CompanySetting setting) => TeamsChatCompany.StartAsync(setting);
}

public sealed class TeamsBarriers : BarrierTests
{
    private protected override Task<ChatCompany> StartAsync(CompanySetting setting) => TeamsChatCompany.StartAsync(setting);
}

public sealed class TeamsFeedbackDigests : FeedbackDigestTests
{
    private protected override Task<ChatCompany> StartAsync(CompanySetting setting) => TeamsChatCompany.StartAsync(setting);
}

public sealed class TeamsServiceMap : ServiceMapTests
{
    private protected override Task<ChatCompany> StartAsync(CompanySetting setting) => TeamsChatCompany.StartAsync(setting);
}

public sealed class TeamsTone : ToneTests
{
    private protected override Task<ChatCompany> StartAsync(CompanySetting setting) => TeamsChatCompany.StartAsync(setting);
}
