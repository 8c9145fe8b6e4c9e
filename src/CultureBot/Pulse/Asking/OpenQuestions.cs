using System.Collections.Immutable;
using System.Globalization;
using CultureBot.Chat;
using CultureBot.People;
using CultureBot.Storage;
using NodaTime;

namespace CultureBot.Pulse;

/// <summary>Questions that wait for somebody, whether their card has come yet or not: who likes answers before it does.</summary>
internal sealed record OpenQuestions
{
    public required WindowId WindowId { get; init; }

    /// <summary>Its name.</summary>
    public required string Survey { get; init; }

    public required long Wave { get; init; }

    /// <summary>
    /// What waits for the person behind the account: of each open window the latest wave that they were asked in and have not answered. Windows
    /// that were launched first come first; surveys that are paused do not.
    /// </summary>
    public static async Task<IReadOnlyList<OpenQuestions>> ListAsync(SqlSession sql, Account account, Instant now)
    {
        var open = new List<OpenQuestions>();
        foreach (var window in await WindowsStore.ListAsync(sql, WindowState.Open))
        {
            var members = await RespondentsStore.ListAsync(sql, window.Id, account);
            var waiting = (await BallotsStore.ListAsync(sql, window.Id, [.. members.Select(member => member.PersonId)])).Where(asked => !asked.HasAnswered).ToList();
            if (waiting.Count == 0 || window.ClosesAt <= now || await SurveysStore.FindAsync(sql, window.SurveyId) is not { State: not SurveyState.Paused } survey) continue;
            open.Add(new() { WindowId = window.Id, Survey = survey.Name, Wave = waiting.Max(asked => asked.Wave) });
        }

        return open;
    }

    /// <summary>Each with its button; nothing where none waits.</summary>
    public static ImmutableArray<CardBlock> Blocks(CultureInfo culture, IEnumerable<OpenQuestions> open) =>
    [
        .. open.SelectMany(one => (CardBlock[])
        [
            new TextBlock(AskingWords.Book.Say(culture, "OpenForYou", ("survey", one.Survey))),
            new ActionsBlock(
            [
                new()
                {
                    Label = AskingWords.Book.SayPlain(culture, "ButtonAnswerNow"),
                    Action = AskingChat.ShowButton,
                    Value = new CardValue(one.WindowId, (int)one.Wave).ToString(),
                    Style = ButtonStyle.Primary,
                },
            ]),
        ]),
    ];
}
