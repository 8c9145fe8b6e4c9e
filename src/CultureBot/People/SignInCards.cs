using System.Globalization;
using CultureBot.Chat;

namespace CultureBot.People;

/// <summary>The button that leads to somebody's own page. Its link works once, so it is made only when it is asked for.</summary>
public sealed class SignInCards(SignIn signIn, PublicAddress address)
{
    /// <summary>Makes a new link; earlier ones that were not used no longer work.</summary>
    public async Task<IReadOnlyList<CardBlock>> MakeAsync(CultureInfo culture, AccountId account, CancellationToken cancellationToken)
    {
        var secret = await signIn.CreateLinkAsync(account, cancellationToken);
        return
        [
            new ActionsBlock([new Button { Label = PeopleWords.Book.SayPlain(culture, "ButtonMyPage"), Address = address.SignIn(secret), Style = ButtonStyle.Primary }]),
            new NoteBlock(PeopleWords.Book.Say(culture, "LinkNote", ("minutes", (int)SignIn.LinkLifetime.TotalMinutes))),
        ];
    }
}
