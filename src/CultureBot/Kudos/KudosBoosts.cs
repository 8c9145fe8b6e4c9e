using CultureBot.Chat;
using CultureBot.People;

namespace CultureBot.Kudos;

/// <summary>The buttons for a +1 and for taking it off.</summary>
internal sealed class KudosBoosts(AskerLookup askers, PeopleLookup people, BoostKudosHandler boost, KudosAnswers answers)
{
    public Task<ChatAnswer> AddAsync(ButtonRequest request, CancellationToken cancellationToken) =>
        ChangeAsync(request, isTakenOff: false, cancellationToken);

    public Task<ChatAnswer> TakeOffAsync(ButtonRequest request, CancellationToken cancellationToken) =>
        ChangeAsync(request, isTakenOff: true, cancellationToken);

    private async Task<ChatAnswer> ChangeAsync(ButtonRequest request, bool isTakenOff, CancellationToken cancellationToken)
    {
        var asker = await askers.FindAsync(request, cancellationToken);
        if (asker is not { IsConnected: true }) return ChatAnswer.Private(answers.UnknownWorkspace(asker?.Culture, ""));
        var found = await people.FindAsync(asker.Workspace, request.AccountId, [], cancellationToken);
        // Whoever pressed can press again; nothing of theirs is lost.
        if (found is null || KudosId.Find(request.Value) is not { } kudos) return ChatAnswer.Private(answers.BoostFailed(asker.Culture));
        var result = await boost.HandleAsync(new(found.Acting, kudos, isTakenOff), cancellationToken);
        return ChatAnswer.Private(answers.Boosted(Languages.Of(found.Acting, asker.Workspace), result, kudos));
    }
}
