using System.Globalization;
using CultureBot.People;
using CultureBot.Privacy;
using CultureBot.Storage;
using Microsoft.Extensions.Configuration;

namespace CultureBot.Pulse;

/// <summary>What the configuration says of surveys.</summary>
internal sealed class SurveySettings(IConfiguration configuration, Roles roles)
{
    /// <summary>
    /// An auditor has to agree to questions, audience and promise before a survey is launched: <c>Surveys:RequireApproval</c>, and
    /// where that is not set whenever <c>Roles:Auditors</c> names anybody, or somebody was made auditor on the page of roles.
    /// </summary>
    public async Task<bool> RequiresApprovalAsync(SqlSession sql) =>
        bool.TryParse(configuration["Surveys:RequireApproval"], out var required) ? required : await roles.IsGivenAsync(sql, Role.Auditor);

    /// <summary>
    /// The fewest answers that can be promised at all: <c>Surveys:LeastForFives</c> and <c>Surveys:LeastForBands</c>, which raise the
    /// house's numbers. Lower ones keep the program from starting; here they count for nothing.
    /// </summary>
    public Promise Least { get; } = LeastOf(configuration);

    /// <summary>The fewest that any survey may promise from now on: <see cref="Least"/>, or what HR has set above it.</summary>
    public async Task<Promise> LeastAsync(SqlSession sql) => (await ReadLeastAsync(sql)).Least;

    /// <summary>The same, with the revision that a change has to have seen.</summary>
    public async Task<(Promise Least, long Revision)> ReadLeastAsync(SqlSession sql)
    {
        var set = await LeastNumbers.FindAsync(sql);
        return (Least.RaisedTo(set.Fives, set.Bands), set.Revision);
    }

    private static Promise LeastOf(IConfiguration configuration)
    {
        var fives = Math.Max(Promise.LeastForFives, Number(configuration["Surveys:LeastForFives"]));
        return new() { ForFives = fives, ForBands = Math.Max(Math.Max(Promise.LeastForBands, fives), Number(configuration["Surveys:LeastForBands"])) };
    }

    private static int Number(string? text) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 0;
}
