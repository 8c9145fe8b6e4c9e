using CultureBot.Home;
using CultureBot.Storage;
using NodaTime.Extensions;

namespace CultureBot.Pulse;

/// <summary>
/// What waits for an answer, on somebody's home page. Answering does not make the page anew: the time of that would tell who answered when.
/// It is made when it is opened, and a button that is out of date says so.
/// </summary>
internal sealed class OpenQuestionsSection(Database database, TimeProvider clock) : IHomeSection
{
    public int Order => 50;

    public async Task<HomePart> MakeAsync(HomeScope scope, CancellationToken cancellationToken)
    {
        var now = clock.GetCurrentInstant();
        var open = await database.ReadAsync(sql => OpenQuestions.ListAsync(sql, scope.Account, now), cancellationToken);
        return new() { Blocks = OpenQuestions.Blocks(scope.Culture, open) };
    }
}
