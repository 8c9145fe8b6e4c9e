namespace CultureBot.Web.Tests.EndToEnd.Spine;

/// <summary>What is asked for by a word behind <c>culture</c>, on Teams.</summary>
internal sealed partial class TeamsChatCompany
{
    public override async Task<Answered> CultureAsync(string text, string who)
    {
        var before = company.To(who).Select(message => message.Id).ToHashSet(StringComparer.Ordinal);
        Assert.Null(await company.SendAsync(company.By(who, company.Activities.Message("culture " + text, company.ChatOf(who), who))));
        await UntilAsync(() => Task.FromResult(company.To(who).Any(message => !before.Contains(message.Id))));
        var answer = company.To(who).First(message => !before.Contains(message.Id));
        _answers.Add(answer.Id);
        return new(Shown(answer.Card.ToJsonString()), new ShownCard(answer.Id, answer.Card));
    }
}
