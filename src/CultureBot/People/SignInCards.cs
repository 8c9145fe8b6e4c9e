using System.Globalization;
using CultureBot.Chat;

namespace CultureBot.People;

/// <summary>The button that leads to somebody's own page. Its link works once, so it is made only when it is asked for.</summary>
public sealed class SignInCards(SignIn signIn, PublicAddress address)
{
    /// <summary>Makes a new link to one's own page; earlier ones that were not used no longer work.</summary>
    public Task<IReadOnlyList<CardBlock>> MakeAsync(CultureInfo culture, AccountId account, CancellationToken cancellationToken) =>
        MakeAsync(culture, account, PeopleWords.Book.SayPlain(culture, "ButtonMyPage"), null, cancellationToken);

    /// <summary>The same, to some other page.</summary>
    /// <param name="culture">The reader's language.</param>
    /// <param name="account">Who signs in.</param>
    /// <param name="label">What stands on the button.</param>
    /// <param name="to">The page, as a path; null for one's own.</param>
    /// <param name="cancellationToken">Ends it.</param>
    public async Task<IReadOnlyList<CardBlock>> MakeAsync(
        CultureInfo culture, AccountId account, string label, string? to, CancellationToken cancellationToken)
    {
        var secret = await signIn.CreateLinkAsync(account, cancellationToken);
        return
        [
            new ActionsBlock([new Button { Label = label, Address = address.SignIn(secret, to), Style = ButtonStyle.Primary }]),
            new NoteBlock(PeopleWords.Book.Say(culture, "LinkNote", ("minutes", (int)SignIn.LinkLifetime.TotalMinutes))),
        ];
    }
}
