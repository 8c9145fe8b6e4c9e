using System.Globalization;
using CultureBot.Chat;
using CultureBot.People;

namespace CultureBot.Pulse;

/// <summary>
/// The way from a card to the page with everything: a message stays for good and a link that signs in does not, so that it is
/// made for whoever presses when they do.
/// </summary>
internal sealed class SeeAll(AskerLookup askers, SignInCards signIn)
{
    public const string ButtonAction = "pulse.see_all";

    public static Button Button(CultureInfo culture, WindowId window) => new()
    {
        Label = ResultsWords.Book.SayPlain(culture, "SeeAll"), Action = ButtonAction, Value = window.Value.ToString("D"),
    };

    public async Task<ChatAnswer> AnswerAsync(ButtonRequest request, CancellationToken cancellationToken)
    {
        if (await askers.FindAsync(request, cancellationToken) is not { IsConnected: true, Account: { } account } asker) return ChatAnswer.Nothing;
        if (!Guid.TryParseExact(request.Value, "D", out var window)) return ChatAnswer.Nothing;
        var said = ResultsWords.Book.Say(asker.Culture, "SeeAllOpens");
        return ChatAnswer.Private(new(
            said,
            [
                new TextBlock(said),
                .. await signIn.MakeAsync(
                    asker.Culture, account.Id, ResultsWords.Book.SayPlain(asker.Culture, "SeeAllLink"), $"/pulse/{window:D}", cancellationToken),
            ]));
    }
}
