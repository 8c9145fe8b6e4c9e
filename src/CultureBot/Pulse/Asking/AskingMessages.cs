using System.Globalization;
using CultureBot.Chat;
using CultureBot.Delivery;
using CultureBot.People;
using NodaTime;

namespace CultureBot.Pulse;

/// <summary>The messages that ask somebody: the card, and at most two reminders.</summary>
internal static class AskingMessages
{
    public const string Ask = "pulse.ask";
    public const string Reminder = "pulse.reminder";

    /// <summary>From the moment at which somebody is asked.</summary>
    public static readonly Duration[] RemindAfter = [Duration.FromHours(24), Duration.FromHours(72)];

    private const string StepStart = "wave:";

    /// <summary>The card, or its n-th reminder from 1.</summary>
    public static WantedMessage Want(WindowId window, int wave, int reminder, Account reader, Instant notBefore) => new()
    {
        Kind = reminder == 0 ? Ask : Reminder,
        Subject = window.Subject,
        Destination = new(reader.WorkspaceId, DestinationKind.Account, reader.ExternalId),
        Step = reminder == 0
            ? string.Create(CultureInfo.InvariantCulture, $"{StepStart}{wave}")
            : string.Create(CultureInfo.InvariantCulture, $"{StepStart}{wave}:{reminder}"),
        NotBefore = notBefore,
    };

    /// <summary>What a message is about; null when it is none of these.</summary>
    public static (WindowId Window, int Wave, int Reminder)? Read(string subject, string step)
    {
        var parts = step.Split(':');
        return parts is ["wave", var wave, ..] && int.TryParse(wave, CultureInfo.InvariantCulture, out var number)
            && subject.Split(':') is ["window", var id] && Guid.TryParse(id, out var window)
            ? (new(window), number, parts.Length > 2 && int.TryParse(parts[2], CultureInfo.InvariantCulture, out var reminder) ? reminder : 0)
            : null;
    }
}
