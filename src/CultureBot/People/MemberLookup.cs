using System.Collections.Immutable;
using System.Globalization;
using CultureBot.Chat;
using CultureBot.Delivery;
using CultureBot.Workspaces;

namespace CultureBot.People;

/// <summary>Finds out who of the organization asks, and whom they name; whoever cannot be asked for it is told so kindly.</summary>
public sealed class MemberLookup(
    AskerLookup askers, PeopleLookup people, UnfinishedRequests unfinished, LookupPatience patience, ChatRoutes routes)
{
    /// <returns>Who asks, or what to answer instead: the workspace is not connected, they are a guest of another organization, or it takes longer.</returns>
    public async Task<MemberFound> FindAsync(ChatRequest request, IReadOnlyList<CommandPart> named, CancellationToken cancellationToken)
    {
        var asker = await askers.FindAsync(request, cancellationToken);
        if (asker is not { IsConnected: true }) return new() { Otherwise = Say(asker?.Culture ?? Languages.Of(null, null), "UnknownWorkspace") };
        if (await people.FindAsync(asker.Workspace, request.AccountId, named, cancellationToken) is not { } found)
        {
            return new()
            {
                // Nothing of a confidential request is kept beside what its handler keeps.
                Otherwise = patience.IsLastAttempt || routes.IsConfidential(request)
                    ? Say(asker.Culture, "NotFinished")
                    : await unfinished.FinishLaterAsync(asker.Workspace, request, cancellationToken),
            };
        }

        return found.Acting.Kind == AccountKind.Stranger
            ? new() { Otherwise = Say(Languages.Of(found.Acting, asker.Workspace), "Stranger") }
            : new() { Member = new(asker.Workspace, found.Acting, [.. found.Parts.SelectMany(part => part.Accounts)]) };
    }

    private static ChatAnswer Say(CultureInfo culture, string key) => ChatAnswer.Private(Card.Of(PeopleWords.Book.Say(culture, key)));
}

/// <summary>Somebody who may be answered, or the answer for whoever may not.</summary>
public sealed record MemberFound
{
    /// <summary>Null: say <see cref="Otherwise"/>.</summary>
    public Member? Member { get; init; }

    public ChatAnswer Otherwise { get; init; } = ChatAnswer.Nothing;
}

/// <param name="Workspace">Where they ask.</param>
/// <param name="Account">Who.</param>
/// <param name="Named">Whom they named, in that order.</param>
public sealed record Member(Workspace Workspace, Account Account, ImmutableArray<Account> Named)
{
    public CultureInfo Culture => Languages.Of(Account, Workspace);
}
