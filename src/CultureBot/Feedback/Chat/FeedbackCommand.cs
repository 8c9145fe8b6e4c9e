using CultureBot.Chat;
using CultureBot.People;
using CultureBot.Storage;

namespace CultureBot.Feedback;

/// <summary>
/// <c>/feedback</c>: rates who served one, from what was typed where that says everything, else by the form; hands on what a topic is about; or helps.
/// </summary>
internal sealed class FeedbackCommand(MemberLookup members, Database database, RatingConversation conversation, FeedbackTopics topics)
{
    public async Task<ChatAnswer> AnswerAsync(CommandRequest request, CancellationToken cancellationToken)
    {
        var typed = request.Text.ToPlain().Trim();
        var named = request.Text.Parts.Where(part => part is NamedAccount or NamedGroup or TypedHandle).Take(1).ToArray();
        var found = await members.FindAsync(request, named, cancellationToken);
        if (found.Member is not { } member) return FeedbackAnswers.WithWords(found.Otherwise, typed);

        if (FeedbackWords.Is(member.Culture, "KeywordsHelp", typed)) return ChatAnswer.Private(FeedbackAnswers.Help(member.Culture, topics.Help(member.Culture)));
        if (topics.Find(typed, member.Culture) is { } asked) return await asked.AnswerAsync(member, request, cancellationToken);

        var parsed = FeedbackText.Parse(request.Text, member.Culture);
        var (teams, others) = await database.ReadAsync(sql => ProviderTeams.ReadForAsync(sql, member.Account.PersonId), cancellationToken);
        var (begun, provider, unknown) = Begin(member, teams, parsed);
        if (unknown.Length > 0) return ChatAnswer.Private(FeedbackAnswers.Unknown(member.Culture, unknown, typed));
        if (provider is null || begun is not { Way: { } way, Stars: { } stars })
        {
            var promise = begun.Team is { } team ? await database.ReadAsync(sql => PromisesStore.FindAsync(sql, team.Id), cancellationToken) : null;
            return ChatAnswer.Open(
                FeedbackForm.Make(member.Culture, ReceiptCode.Create(), others, begun with { Promise = promise }), FeedbackAnswers.Help(member.Culture, topics.Help(member.Culture)));
        }

        if (ToneCheck.Find(begun.Words) is { } finding)
            return ToneForm.Open(member.Culture, FeedbackForm.Make(member.Culture, ReceiptCode.Create(), others, begun), FeedbackForm.Words, finding, begun.Words);

        return await conversation.RateAsync(
            member,
            new()
            {
                Customer = member.Account,
                Provider = provider,
                Way = way,
                Rating = new() { Stars = stars, Words = LiteralText.Clean(begun.Words) },
                Code = ReceiptCode.Create(),
            },
            cancellationToken);
    }

    /// <summary>What is filled in, who is meant when that is sure, and the name that is nobody's.</summary>
    private static (BegunFeedback Begun, Provider? Provider, string Unknown) Begin(Member member, ProviderTeams teams, FeedbackText parsed)
    {
        if (parsed.Named is { } part)
        {
            var (stars, words) = FeedbackText.Rated(parsed.Rest);
            var begun = new BegunFeedback { Way = parsed.Way, Stars = stars, Words = words };
            // A group's handle is most often its team's name; and a name of several words may begin with an @.
            if (teams.Find(part.Plain.TrimStart('@')) is { } team) return (begun with { Team = team }, Provider.Of(team), "");
            if (part is TypedHandle && teams.FindAtStart($"{part.Plain.TrimStart('@')} {parsed.Rest}") is (var spelled, var behind)) return Of(parsed.Way, spelled, behind);
            return part is not NamedGroup && member.Named is [var person]
                ? (begun with { Person = person.ExternalId }, Provider.Of(person), "")
                : (begun, null, part.Plain);
        }

        if (teams.FindAtStart(parsed.Rest) is (var named, var rest)) return Of(parsed.Way, named, rest);

        var (alone, said) = FeedbackText.Rated(parsed.Rest);
        return (new() { Way = parsed.Way, Stars = alone, Words = said }, null, "");
    }

    private static (BegunFeedback Begun, Provider? Provider, string Unknown) Of(FeedbackWay? way, ProviderTeam team, string behind)
    {
        var (stars, words) = FeedbackText.Rated(behind);
        return (new() { Way = way, Team = team, Stars = stars, Words = words }, Provider.Of(team), "");
    }
}
