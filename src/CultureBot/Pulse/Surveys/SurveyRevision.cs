using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using CultureBot.Schedules;

namespace CultureBot.Pulse;

/// <summary>What a survey is like, in twelve letters that change with it.</summary>
internal static class SurveyRevision
{
    /// <summary>What an auditor agrees to: the same as long as questions, audience and promise are.</summary>
    public static string Of(Survey survey) => Hash(string.Join(
        '\n',
        JsonSerializer.Serialize(survey.Questions, PulseJson.Default.ImmutableArrayQuestion),
        JsonSerializer.Serialize(survey.Audience, PulseJson.Default.Audience),
        JsonSerializer.Serialize(survey.Promise, PulseJson.Default.Promise)));

    /// <summary>Everything that a form can change: the same until somebody has changed it.</summary>
    public static string OfAll(Survey survey, Schedule? schedule) => Hash(string.Join(
        '\n',
        WritePlan.Of(survey, schedule, CultureInfo.InvariantCulture).OrderBy(field => field.Key, StringComparer.Ordinal)
            .Select(field => $"{field.Key}={field.Value}").Append(schedule?.TimeZone)));

    private static string Hash(string all) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(all)))[..12];
}
