using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace CultureBot.Pulse;

/// <summary>What an auditor agrees to, in twelve letters: the same as long as questions, audience and promise are.</summary>
internal static class SurveyRevision
{
    public static string Of(Survey survey)
    {
        var all = string.Join(
            '\n',
            JsonSerializer.Serialize(survey.Questions, PulseJson.Default.ImmutableArrayQuestion),
            JsonSerializer.Serialize(survey.Audience, PulseJson.Default.Audience),
            JsonSerializer.Serialize(survey.Promise, PulseJson.Default.Promise));
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(all)))[..12];
    }
}
