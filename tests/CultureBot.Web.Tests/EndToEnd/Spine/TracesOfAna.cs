using CultureBot.Testing;
using CultureBot.Testing.Databases;
using NodaTime;
using static CultureBot.Web.Tests.EndToEnd.Spine.ChatCompany;

namespace CultureBot.Web.Tests.EndToEnd.Spine;

/// <summary>What the database and the log have come to know while Ana did something without her name.</summary>
internal static class TracesOfAna
{
    /// <summary>Nothing that came names her, by any of her ids or her name.</summary>
    /// <param name="company">Where.</param>
    /// <param name="log">Everything that is logged there.</param>
    /// <param name="act">What she does.</param>
    /// <returns>The rows that came.</returns>
    public static async Task<IReadOnlyList<string>> FindAsync(ChatCompany company, LogLines log, Func<Task> act)
    {
        // Long after she last did anything, so that noting it would show.
        company.Clock.Advance(Duration.FromMinutes(30));
        var ana = await ServiceCompany.FindAsync(company, Ana);
        var before = await DumpAsync(company);
        var lines = log.Lines.Count;

        await act();

        var come = (await DumpAsync(company)).Except(before, StringComparer.Ordinal).ToList();
        foreach (var secret in (string[])[company.IdOf(Ana), $"{ana.Id.Value:D}", $"{ana.Id.Value:N}", $"{ana.PersonId.Value:D}", $"{ana.PersonId.Value:N}", "Ana Lima"])
        {
            Assert.DoesNotContain(come, row => row.Contains(secret, StringComparison.OrdinalIgnoreCase));
            Assert.DoesNotContain(log.Lines.Skip(lines), line => line.Contains(secret, StringComparison.OrdinalIgnoreCase));
        }

        return come;
    }

    // Without the heartbeat of the scheduler.
    private static async Task<IReadOnlyList<string>> DumpAsync(ChatCompany company) =>
        [.. (await DatabaseDump.ReadAsync(company.App.Database, TestContext.Current.CancellationToken)).Where(row => !row.StartsWith("qrtz_", StringComparison.Ordinal))];
}
