namespace CultureBot.Web.Tests.EndToEnd.Spine;

/// <summary>What is asked for by a word behind <c>/culture</c>, on Slack.</summary>
internal sealed partial class SlackChatCompany
{
    public override async Task<Answered> CultureAsync(string text, string who) =>
        Answer((await company.SendAsync(company.Requests.Command("/culture", text, IdOf(who), company.Slack.NewResponseUrl())))!);
}
