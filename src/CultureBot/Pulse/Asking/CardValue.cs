using System.Globalization;

namespace CultureBot.Pulse;

/// <summary>The value of a button on a card that asks.</summary>
/// <param name="Window">Which window it asks for.</param>
/// <param name="Wave">In which wave.</param>
/// <param name="Tap">What this button means: a number, <see cref="Skip"/> or <see cref="CannotSay"/>; empty where there is nothing to choose.</param>
/// <param name="Draft">Sealed; empty begins anew.</param>
internal sealed record CardValue(WindowId Window, int Wave, string Tap = "", string Draft = "")
{
    public const string Skip = "s";
    public const string CannotSay = "c";

    // Ours are far shorter; nobody has to be unsealed what could not be one.
    private const int Longest = 2000;

    /// <summary>The number of the tap; null when it is none.</summary>
    public int? Number => int.TryParse(Tap, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;

    public static CardValue? Read(string value) =>
        value.Length <= Longest && value.Split('.') is [var window, var wave, var tap, var draft]
        && Guid.TryParseExact(window, "N", out var id) && int.TryParse(wave, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? new(new(id), number, tap, draft)
            : null;

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Window.Value:N}.{Wave}.{Tap}.{Draft}");
}
