using System.Collections.Immutable;
using System.Globalization;
using CultureBot.Chat;
using CultureBot.Storage;
using NodaTime.Extensions;

namespace CultureBot.Pulse;

/// <summary>All results that are out, the same for everybody: from the ledger of the company alone, and nothing before its hour.</summary>
public sealed class ListPublished(Database database, TimeProvider clock)
{
    private const int AtOnce = 20;

    /// <param name="page">From 0.</param>
    /// <param name="culture">The reader's language.</param>
    /// <param name="cancellationToken">Ends it.</param>
    public Task<PublishedPulses> HandleAsync(int page, CultureInfo culture, CancellationToken cancellationToken) => database.ReadAsync(
        async sql =>
        {
            var windows = await LedgerStore.ListPublishedAsync(sql, clock.GetCurrentInstant(), page * AtOnce, AtOnce + 1);
            var pulses = ImmutableArray.CreateBuilder<PublishedPulse>();
            foreach (var window in windows.Take(AtOnce)) pulses.Add(await ReadAsync(sql, window, culture));
            return new PublishedPulses(pulses.ToImmutable(), windows.Count > AtOnce);
        },
        cancellationToken);

    private static async Task<PublishedPulse> ReadAsync(SqlSession sql, WindowId id, CultureInfo culture)
    {
        var ledger = (await LedgerStore.ReadAsync(sql, id, companyAlone: true))!;
        var survey = await SurveysStore.FindAsync(sql, ledger.Window.SurveyId);
        var company = MakeReport.Of(survey!.Name, ledger, before: null).Company;
        return new(
            id,
            survey.Name,
            ledger.Window.PublishedAt!.Value,
            company?.Group is { Answered: { } answered, Invited: { } invited } ? (answered, invited) : null,
            Finding(culture, company),
            await LedgerStore.CountCommentsAsync(sql, id));
    }

    private static ChatText Finding(CultureInfo culture, GroupReport? company) => company switch
    {
        null => ResultsWords.Book.Say(culture, "TooFew"),
        { Weakest: { } weakest } => ResultsWords.Book.Say(culture, "ChartTitle", ("question", ResultsLines.Words(culture, weakest.Question))),
        _ => ResultsLines.Of(culture, company).Concat(ResultsLines.Recommend(culture, company)).OfType<TextBlock>().First().Text,
    };
}
