using System.Globalization;
using CultureBot.Chat;
using CultureBot.People;
using CultureBot.Storage;
using NodaTime.Extensions;

namespace CultureBot.Actions;

/// <summary><c>/culture actions</c>: one's own and one's team's; with <c>all</c> behind it, everything, for HR.</summary>
internal sealed class ActionsTopic(
    MemberLookup members, Database database, ReadActions read, SummarizeActions summarize, ActionRights rights, TimeProvider clock) : ICultureTopic
{
    public bool IsAbout(string typed, CultureInfo culture) => Split(typed) is { Length: 1 or 2 } words && Is(words[0], culture, "KeywordsActions");

    public async Task<ChatAnswer> AnswerAsync(CommandRequest request, CancellationToken cancellationToken)
    {
        var found = await members.FindAsync(request, [], cancellationToken);
        if (found.Member is not { } member) return found.Otherwise;

        var wantsAll = Split(request.Text.ToPlain()) is [_, var second] && Is(second, member.Culture, "KeywordsActionsAll");
        if (!wantsAll || !await database.ReadAsync(sql => rights.IsHrAsync(sql, member.Account), cancellationToken))
            return await MineAsync(member, wantsAll, cancellationToken);

        var now = clock.GetCurrentInstant();
        var (open, summary) = await database.ReadAsync(
            async sql => (await read.AllAsync(sql, member.Culture, now), await summarize.HandleAsync(sql, survey: null, now)), cancellationToken);
        return ChatAnswer.Private(ActionLists.All(member.Culture, open, summary, OwnDay.Of(member.Account, now)));
    }

    public async Task<ChatAnswer> MineAsync(ButtonRequest request, CancellationToken cancellationToken)
    {
        var found = await members.FindAsync(request, [], cancellationToken);
        return found.Member is { } member ? await MineAsync(member, isRefused: false, cancellationToken) : found.Otherwise;
    }

    private async Task<ChatAnswer> MineAsync(Member member, bool isRefused, CancellationToken cancellationToken)
    {
        var now = clock.GetCurrentInstant();
        var own = await database.ReadAsync(sql => read.OwnAsync(sql, member, now), cancellationToken);
        return ChatAnswer.Private(ActionLists.Mine(member.Culture, own, OwnDay.Of(member.Account, now), isRefused));
    }

    private static bool Is(string typed, CultureInfo culture, string keywords) => ActionsWords.Book.IsWord(culture, keywords, typed);

    private static string[] Split(string text) => text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
}
