using System.Globalization;
using CultureBot.Storage;

namespace CultureBot.Pulse;

/// <summary>Reads what is promised at the least, and what other numbers would mean for the teams that there are.</summary>
public sealed class ReadLeastPromise
{
    private readonly Database _database;
    private readonly SurveySettings _settings;
    private readonly ReadPopulation _population;

    internal ReadLeastPromise(Database database, SurveySettings settings, ReadPopulation population) =>
        (_database, _settings, _population) = (database, settings, population);

    public async Task<LeastPromise> HandleAsync(CultureInfo culture, CancellationToken cancellationToken)
    {
        var (least, revision) = await _database.ReadAsync(_settings.ReadLeastAsync, cancellationToken);
        return new(least.ForFives, least.ForBands, _settings.Least, SurveyInWords.Promise(culture, least), revision);
    }

    public async Task<PromisedTeams> CountTeamsAsync(int forFives, int forBands, CancellationToken cancellationToken)
    {
        Promise promise = new() { ForFives = forFives, ForBands = forBands };
        var everybody = await _population.HandleAsync(Audience.Everybody, promise, default, cancellationToken);
        var preview = MakePreview.Of(
            [.. everybody.Members.Select(member => new PreviewPerson("", null, 0, member.GroupId, ""))], everybody.Groups, promise, [], NodaTime.DateTimeZone.Utc);
        return new(preview.CanShow + preview.NeverFives.Length, preview.NeverFives.Length, preview.NeverFives.Length + preview.NeverBands.Length);
    }
}
