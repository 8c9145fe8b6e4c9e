using System.Collections.Immutable;
using System.Globalization;
using CultureBot.Chat;
using CultureBot.People;
using CultureBot.Storage;

namespace CultureBot.Feedback;

/// <summary>
/// <c>/feedback every 5</c>: whoever leads a team lets it ask every fifth customer; <c>/feedback served @one for "laptop setup"</c> counts one.
/// Programs of the operator's count by the API.
/// </summary>
internal sealed class ServedChat(MemberLookup members, Database database, SetAskingRuleHandler rule, RecordServedHandler served) : IFeedbackTopic
{
    private const int Most = 1;

    public int Order => 6;

    public ChatText Help(CultureInfo culture) => AskWords.Say(culture, "HelpEvery");

    public bool IsAbout(string typed, CultureInfo culture) => FeedbackText.FirstWord(typed).Word is var word && (IsEvery(culture, word) || AskText.Is(culture, "KeywordsServed", word));

    public async Task<ChatAnswer> AnswerAsync(Member member, CommandRequest request, CancellationToken cancellationToken)
    {
        var (word, behind) = FeedbackText.FirstWord(request.Text.ToPlain());
        var own = await database.ReadAsync(sql => OwnTeams.ReadAsync(sql, member.Account.PersonId), cancellationToken);
        if (own.First is not { } team) return Say(member, "ServedNotYourTeam");
        if (IsEvery(member.Culture, word)) return await SetAsync(member, team, behind, cancellationToken);

        var parsed = AskText.Parse(request.Text, member.Culture);
        var found = await members.FindAsync(request, parsed.Named, cancellationToken);
        if (found.Member is not { } asker) return FeedbackAnswers.WithWords(found.Otherwise, parsed.Purpose);
        if (asker.Named is not [var customer]) return Say(member, "ServedWhom");
        if (ToneCheck.Find(parsed.Purpose) is { } finding)
        {
            var form = AskForms.Served(member.Culture, customer.ExternalId, TextCut.Cut(parsed.Purpose, Asking.MostCharacters));
            return ToneForm.Open(member.Culture, form, AskForms.Purpose, finding, parsed.Purpose);
        }

        return await RecordAsync(member, team, customer, parsed.Purpose, cancellationToken);
    }

    /// <summary>The words behind the command could read badly, and were looked at again.</summary>
    public async Task<ChatAnswer> SubmitAsync(FormRequest request, CancellationToken cancellationToken)
    {
        var purpose = LiteralText.Clean(request.Text(AskForms.Purpose)).Trim();
        var found = await members.FindAsync(request, [.. request.All(AskForms.People).Take(Most + 1).Select(id => new NamedAccount(id, ""))], cancellationToken);
        if (found.Member is not { } member) return FeedbackAnswers.WithWords(found.Otherwise, purpose);
        var own = await database.ReadAsync(sql => OwnTeams.ReadAsync(sql, member.Account.PersonId), cancellationToken);
        if (own.First is not { } team) return Say(member, "ServedNotYourTeam");
        if (ToneForm.Ask(member.Culture, request, () => AskForms.Served(member.Culture, customer: null, ""), AskForms.Purpose) is { } told) return told;
        return member.Named is [var customer]
            ? await RecordAsync(member, team, customer, purpose, cancellationToken)
            : ChatAnswer.Errors(ImmutableDictionary<string, string>.Empty.Add(AskForms.People, AskWords.Say(member.Culture, "ServedWhom").ToPlain()));
    }

    private async Task<ChatAnswer> RecordAsync(Member member, ProviderTeam team, Account customer, string purpose, CancellationToken cancellationToken)
    {
        var result = await served.HandleAsync(new(member.Account, team, customer, purpose), cancellationToken);
        return Say(member, "Served" + result, ("customer", customer.Name), ("team", team.Name), ("most", Asking.MostCharacters));
    }

    private async Task<ChatAnswer> SetAsync(Member member, ProviderTeam team, string typed, CancellationToken cancellationToken)
    {
        int? every = int.TryParse(typed.TrimEnd('.'), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
        var isOff = AskText.Is(member.Culture, "KeywordsOff", typed) || every == 0;
        if (!isOff && every is null or > AskingRule.MostEvery) return Say(member, "EveryWhat", ("most", AskingRule.MostEvery));
        if (!await rule.HandleAsync(new(member.Account, team, isOff ? null : every), cancellationToken)) return Say(member, "EveryNotYours", ("team", team.Name));
        return isOff ? Say(member, "EveryOff", ("team", team.Name)) : Say(member, "EverySet", ("team", team.Name), ("every", every!.Value));
    }

    private static bool IsEvery(CultureInfo culture, string word) => AskText.Is(culture, "KeywordsEvery", word);

    private static ChatAnswer Say(Member member, string key, params ReadOnlySpan<(string Name, object Value)> values) =>
        ChatAnswer.Private(Card.Of(AskWords.Say(member.Culture, key, values)));
}
