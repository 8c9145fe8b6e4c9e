using System.Globalization;
using CultureBot.Privacy;
using CultureBot.Storage;
using Microsoft.Extensions.Configuration;

namespace CultureBot.Feedback;

/// <summary>What the configuration says of feedback.</summary>
internal sealed class FeedbackOptions(IConfiguration configuration)
{
    /// <summary><c>Feedback:LeastForFives</c>: the fewest customers of whom Fives are published; it raises the house's number, never lowers it.</summary>
    public int ForFives { get; } = Math.Max(Quarter.LeastForFives, Number(configuration["Feedback:LeastForFives"]));

    /// <summary><c>Feedback:LeastForComments</c>, likewise, and never fewer than for Fives.</summary>
    public int ForComments => Math.Max(Math.Max(Quarter.LeastForComments, ForFives), _forComments);

    /// <summary>What a quarter that is opened now promises: these, or what HR has set above them.</summary>
    public async Task<(int ForFives, int ForComments)> LeastAsync(SqlSession sql)
    {
        var set = await LeastNumbers.FindAsync(sql);
        return (Math.Max(ForFives, set.Fives), Math.Max(ForComments, set.Bands));
    }

    private readonly int _forComments = Number(configuration["Feedback:LeastForComments"]);

    private static int Number(string? text) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 0;
}
