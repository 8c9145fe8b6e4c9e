using System.Globalization;
using CultureBot.People;
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
    /// The fewest answers that any survey may promise: <c>Surveys:LeastForFives</c> and <c>Surveys:LeastForBands</c>, which raise the
    /// house's numbers. Lower ones keep the program from starting; here they count for nothing.
    /// </summary>
    public Promise Least { get; } = LeastOf(configuration);

    private static Promise LeastOf(IConfiguration configuration)
    {
        var fives = Math.Max(Promise.LeastForFives, Number(configuration["Surveys:LeastForFives"]));
        return new() { ForFives = fives, ForBands = Math.Max(Math.Max(Promise.LeastForBands, fives), Number(configuration["Surveys:LeastForBands"])) };
    }

    private static int Number(string? text) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 0;
}
