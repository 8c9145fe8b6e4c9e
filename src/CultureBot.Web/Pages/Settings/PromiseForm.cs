using System.Globalization;

namespace CultureBot.Web.Pages.Settings;

/// <summary>The two numbers of the promise as they were typed.</summary>
public sealed record PromiseForm(string Fives, string Bands)
{
    /// <summary>True when a number cannot be so.</summary>
    public bool IsWrong { get; init; }

    /// <summary>0 where it is no number.</summary>
    public int ForFives => Number(Fives);

    /// <summary>0 where it is no number.</summary>
    public int ForBands => Number(Bands);

    public static PromiseForm Of(int fives, int bands) => new(fives.ToString(CultureInfo.InvariantCulture), bands.ToString(CultureInfo.InvariantCulture));

    public static PromiseForm Read(string? fives, string? bands) => new((fives ?? "").Trim(), (bands ?? "").Trim());

    private static int Number(string typed) => int.TryParse(typed, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 0;
}
