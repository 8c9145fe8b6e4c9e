using CultureBot.Chat;

namespace CultureBot.Home;

/// <summary>The way to one's own page.</summary>
internal sealed class LinksSection : IHomeSection
{
    public int Order => 900;

    public Task<HomePart> MakeAsync(HomeScope scope, CancellationToken cancellationToken) => Task.FromResult(new HomePart
    {
        Blocks =
        [
            new TextBlock(HomeWords.Book.Say(scope.Culture, "MyPage")),
            new ActionsBlock([new Button { Label = HomeWords.Book.SayPlain(scope.Culture, "ButtonMyPage"), Action = HomeChat.MyPageButton }]),
            new NoteBlock(HomeWords.Book.Say(scope.Culture, "Footer")),
        ],
    });
}
