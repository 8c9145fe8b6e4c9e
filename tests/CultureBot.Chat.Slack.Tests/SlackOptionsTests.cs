using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace CultureBot.Chat.Slack.Tests;

public sealed class SlackOptionsTests
{
    [Theory]
    [InlineData("Slack:SigningSecret", "BotToken=xoxb-1")]
    [InlineData("Slack:BotToken", "SigningSecret=s")]
    [InlineData("Slack:BotToken", "SigningSecret=s;ClientId=1")]
    [InlineData("Slack:BotToken", "SigningSecret=s;BotToken=xapp-1")]
    [InlineData("Slack:BotToken", "SigningSecret=s;BotToken=xoxb 1")]
    [InlineData("Slack:ApiUrl", "SigningSecret=s;BotToken=xoxb-1;ApiUrl=http://slack.example.com/api/")]
    [InlineData("Slack:CallTimeout", "SigningSecret=s;BotToken=xoxb-1;CallTimeout=00:00:00")]
    [InlineData("Slack:BotToken", "AppToken=xapp-1")]
    [InlineData("Slack:AppToken", "BotToken=xoxb-1;AppToken=xoxb-2")]
    [InlineData("Slack:AppToken", "BotToken=xoxb-1;AppToken=xapp-1 xoxb 1")]
    [InlineData("Slack:AppToken", "BotToken=xoxb-1")]
    [InlineData("Slack:SocketConnections", "BotToken=xoxb-1;AppToken=xapp-1;SocketConnections=0")]
    [InlineData("Slack:SocketConnections", "BotToken=xoxb-1;AppToken=xapp-1;SocketConnections=11")]
    [InlineData("Slack:SocketSilence", "BotToken=xoxb-1;AppToken=xapp-1;SocketSilence=00:00:00")]
    public void A_wrong_setting_is_named(string key, string settings)
    {
        var failure = Assert.Throws<OptionsValidationException>(() => Options(settings));
        Assert.Contains(key, failure.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("xoxb 1", failure.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("SigningSecret=s;BotToken=xoxb-1")]
    [InlineData("SigningSecret=s;ClientId=1;ClientSecret=2")]
    [InlineData("SigningSecret=s;BotToken=xoxb-1;ApiUrl=http://127.0.0.1:3000/api")]
    [InlineData("BotToken=xoxb-1;AppToken=xapp-1")]
    [InlineData("BotToken=xoxb-1;AppToken=xapp-1;SocketConnections=10")]
    public void A_complete_setting_is_taken(string settings) => Assert.True(Options(settings).IsConfigured);

    [Fact]
    public void Without_settings_there_is_no_platform()
    {
        using var services = Services("").BuildServiceProvider();
        Assert.False(services.GetRequiredService<IOptions<SlackOptions>>().Value.IsConfigured);
        Assert.Empty(services.GetServices<IChatPlatform>());
    }

    [Theory]
    [InlineData("https://hooks.slack.com/commands/T1/1/x", true)]
    [InlineData("https://hooks.slack-gov.com/commands/T1/1/x", true)]
    [InlineData("http://hooks.slack.com/commands/T1/1/x", false)]
    [InlineData("https://hooks.slack.com:8443/commands", false)]
    [InlineData("https://user@hooks.slack.com/commands", false)]
    [InlineData("https://hooks.slack.com.evil.example/", false)]
    [InlineData("https://evilslack.com/", false)]
    [InlineData("http://localhost:3000/", false)]
    [InlineData("/relative", false)]
    public void With_the_real_Slack_only_its_addresses_are_called(string address, bool expected) =>
        Assert.Equal(expected, SlackAddresses.IsResponseUrl(address, SlackOptions.DefaultApiUrl, out _));

    [Theory]
    [InlineData("http://127.0.0.1:3000/api/", "http://localhost:3001/response/1", true)]
    [InlineData("http://127.0.0.1:3000/api/", "http://10.0.0.1:3000/response/1", false)]
    [InlineData("https://slack.internal.example/api/", "https://slack.internal.example/response/1", true)]
    [InlineData("https://slack.internal.example/api/", "https://slack.internal.example:9200/", false)]
    [InlineData("https://slack.internal.example/api/", "http://127.0.0.1/", false)]
    public void A_stand_in_for_Slack_is_called_where_it_stands(string apiUrl, string address, bool expected) =>
        Assert.Equal(expected, SlackAddresses.IsResponseUrl(address, new Uri(apiUrl), out _));

    [Theory]
    [InlineData("https://slack.com/api/", "wss://wss-primary.slack.com/link/?ticket=1", true)]
    [InlineData("https://slack.com/api/", "ws://wss-primary.slack.com/link/?ticket=1", false)]
    [InlineData("https://slack.com/api/", "ws://127.0.0.1:3000/link/?ticket=1", false)]
    [InlineData("https://slack.com/api/", "https://slack.com/", false)]
    [InlineData("https://slack.com/api/", "nowhere", false)]
    [InlineData("https://slack.com/api/", null, false)]
    [InlineData("http://127.0.0.1:3000/api/", "ws://127.0.0.1:3000/link/?ticket=1", true)]
    public void A_socket_is_opened_where_Slack_says_and_never_in_plain_over_the_network(string apiUrl, string? address, bool expected) =>
        Assert.Equal(expected, SlackAddresses.IsSocket(address, new Uri(apiUrl), out _));

    private static SlackOptions Options(string settings)
    {
        using var services = Services(settings).BuildServiceProvider();
        return services.GetRequiredService<IOptions<SlackOptions>>().Value;
    }

    private static ServiceCollection Services(string settings)
    {
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(settings
            .Split(';', StringSplitOptions.RemoveEmptyEntries)
            .Select(s => s.Split('=', 2))
            .Select(s => KeyValuePair.Create("Slack:" + s[0], (string?)s[1]))).Build();
        var services = new ServiceCollection();
        services.AddSlack(configuration);
        return services;
    }
}
