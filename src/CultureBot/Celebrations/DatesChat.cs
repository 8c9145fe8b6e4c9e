using System.Collections.Immutable;
using CultureBot.Chat;
using CultureBot.People;
using CultureBot.Storage;
using NodaTime.Extensions;

namespace CultureBot.Celebrations;

/// <summary>The answers to the question for dates: a short form, or rather not.</summary>
internal sealed class DatesChat(MemberLookup members, Database database, KeepOwnCelebrations keep, TimeProvider clock)
{
    public static void Map(ChatRoutes chat) => chat.For<DatesChat>()
        .Button(DateCards.TellButton, dates => dates.OpenAsync)
        .Button(DateCards.RatherNotButton, dates => dates.RefuseAsync)
        .Form(DateCards.FormId, dates => dates.SubmitAsync);

    private async Task<ChatAnswer> OpenAsync(ButtonRequest request, CancellationToken cancellationToken)
    {
        var found = await members.FindAsync(request, [], cancellationToken);
        if (found.Member is not { } member) return found.Otherwise;
        var own = await ReadAsync(member.Account, request.Value, cancellationToken);
        // HR's list has all of it by now: there is nothing to say.
        return own.All(one => one.Listed is not null)
            ? ChatAnswer.Private(DateCards.Answer(member.Culture, own))
            : ChatAnswer.Open(DateCards.Form(member.Culture, own), Card.Of(CelebrationWords.Say(member.Culture, "FormExpired")));
    }

    private async Task<ChatAnswer> RefuseAsync(ButtonRequest request, CancellationToken cancellationToken)
    {
        var found = await members.FindAsync(request, [], cancellationToken);
        if (found.Member is not { } member) return found.Otherwise;
        await keep.HandleAsync(member.Account, [.. DatesAsked.Read(request.Value).Select(kind => new OwnWish(kind, IsWanted: false))], cancellationToken);
        return ChatAnswer.Private(DateCards.Answer(member.Culture, await ReadAsync(member.Account, request.Value, cancellationToken)));
    }

    private async Task<ChatAnswer> SubmitAsync(FormRequest request, CancellationToken cancellationToken)
    {
        var found = await members.FindAsync(request, [], cancellationToken);
        if (found.Member is not { } member) return found.Otherwise;
        var today = OwnDay.Of(member.Account, clock.GetCurrentInstant());
        var read = (await ReadAsync(member.Account, request.State, cancellationToken)).Where(one => one.Listed is null)
            .Select(one => (one.Kind, Typed: OwnDates.Read(one.Kind, request.Filled, today))).ToList();
        var wrong = read.Where(one => one.Typed.Error is not null).Select(one => (one.Typed.Field, Error: one.Typed.Error!)).ToList();
        if (read.TrueForAll(one => one.Typed is { Said: "", Error: null })) wrong.AddRange(read.Take(1).Select(one => (one.Typed.Field, "ErrorNothing")));
        if (wrong.Count > 0)
            return ChatAnswer.Errors(wrong.ToImmutableDictionary(one => one.Field, one => CelebrationWords.SayPlain(member.Culture, one.Error), StringComparer.Ordinal));

        // Whoever says a date wants to be celebrated, whatever they said before.
        await keep.HandleAsync(
            member.Account, [.. read.Where(one => one.Typed.Said.Length > 0).Select(one => new OwnWish(one.Kind, IsWanted: true, one.Typed.Said))], cancellationToken);
        return ChatAnswer.Private(DateCards.Answer(member.Culture, await ReadAsync(member.Account, request.State, cancellationToken)));
    }

    private Task<IReadOnlyList<OwnCelebration>> ReadAsync(Account account, string kinds, CancellationToken cancellationToken) => database.ReadAsync(
        async sql =>
        {
            List<OwnCelebration> own = [];
            foreach (var kind in DatesAsked.Read(kinds)) own.Add(await OwnCelebrationsStore.FindAsync(sql, account.PersonId, kind));
            return (IReadOnlyList<OwnCelebration>)own;
        },
        cancellationToken);
}
