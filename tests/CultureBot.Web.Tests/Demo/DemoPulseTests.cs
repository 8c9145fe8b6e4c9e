using System.Collections.Immutable;
using CultureBot.Chat;
using CultureBot.Web.Demo;
using CultureBot.Web.Simulator;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;

namespace CultureBot.Web.Tests.Demo;

public sealed class DemoPulseTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_demo_has_one_standing_pulse_and_one_that_is_over_however_often_it_starts()
    {
        await using var app = await DemoAsync();

        await app.RestartAsync(meanwhile: () => app.Clock.Advance(Duration.FromDays(1)));

        Assert.Equal(
            ["OneOff Ended", "StandingPulse Scheduled"],
            await app.Database.ReadAsync(sql => sql.ListAsync<string>("SELECT template || ' ' || state FROM surveys ORDER BY template"), Cancellation));
    }

    [Fact]
    public async Task HR_goes_from_template_to_preview_in_the_simulator()
    {
        await using var app = await DemoAsync();

        var templates = Assert.IsType<FormAnswer>(await AskAsync(app, new CommandRequest { Platform = "", WorkspaceId = "", RequestKey = "1", Command = "pulse", Text = CommandText.Empty })).Form;
        var form = Assert.IsType<FormAnswer>(await AskAsync(app, Submitted(templates, ("template", "Icare")))).Form;
        var preview = Assert.IsType<PrivateAnswer>(await AskAsync(app, Submitted(form, ("attribute", "location")))).Card;

        var shown = string.Join('\n', preview.Blocks.OfType<ListBlock>().SelectMany(list => list.Items));
        Assert.Contains("20 questions for each person", shown, StringComparison.Ordinal);
        Assert.Contains("60 people", shown, StringComparison.Ordinal);
        Assert.Contains("Never with bands", shown, StringComparison.Ordinal);
    }

    private static Task<AppFixture> DemoAsync() =>
        AppFixture.StartAsync(new() { ["Demo:Enabled"] = "true", ["Api:Key"] = AppFixture.ApiKey });

    private static async Task<ChatAnswer> AskAsync(AppFixture app, ChatRequest request)
    {
        await using var scope = app.Services.CreateAsyncScope();
        return await app.Services.GetRequiredService<ChatRoutes>().HandleAsync(
            scope.ServiceProvider,
            request with { Platform = SimulatorPlatform.PlatformName, WorkspaceId = DemoCompany.WorkspaceExternalId, AccountId = DemoPeople.Hr.ExternalId },
            Cancellation);
    }

    private static FormRequest Submitted(Form form, params (string Field, string Value)[] changed)
    {
        var values = form.Fields.ToDictionary(
            field => field.Name,
            field => field switch
            {
                TextField text => ImmutableArray.Create(text.Initial),
                ChoiceField { Initial: { } initial } => [initial],
                _ => [],
            },
            StringComparer.Ordinal);
        foreach (var (field, value) in changed) values[field] = [value];
        return new() { Platform = "", WorkspaceId = "", RequestKey = form.Id, FormId = form.Id, State = form.State, Values = values.ToImmutableDictionary(StringComparer.Ordinal) };
    }
}
