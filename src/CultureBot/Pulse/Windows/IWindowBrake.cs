using System.Globalization;
using CultureBot.Chat;
using CultureBot.Storage;

namespace CultureBot.Pulse;

/// <summary>
/// Something that holds a new window back: asking again before anybody has answered for the last time is a debt (methodology §6).
/// Pulse owns this interface; another slice supplies the brake.
/// </summary>
public interface IWindowBrake
{
    /// <summary>Null when the survey may go on.</summary>
    Task<WindowBrake?> FindAsync(SqlSession sql, SurveyId survey);
}

/// <summary>Why a window is held back, in numbers.</summary>
/// <param name="Groups">Groups of the window before whose results are published.</param>
/// <param name="WithoutResponse">How many of them nobody has answered for.</param>
public sealed record WindowBrake(int Groups, int WithoutResponse)
{
    /// <summary>What else the brake has to say, in whole sentences; null when it has nothing.</summary>
    public Func<CultureInfo, ChatText>? More { get; init; }
}
