using CultureBot.People;
using NodaTime;
using NodaTime.Text;

namespace CultureBot.Feedback;

/// <summary>What the outbox calls all that somebody is reminded of on a day.</summary>
/// <param name="Owner">Who.</param>
/// <param name="Day">Their own day.</param>
internal sealed record ReminderSubject(PersonId Owner, LocalDate Day)
{
    private const string Prefix = "feedback-reminder:";

    public string Text => $"{Prefix}{Owner.Value:D}:{LocalDatePattern.Iso.Format(Day)}";

    /// <summary>Null for what is none.</summary>
    public static ReminderSubject? Find(string text) =>
        text.StartsWith(Prefix, StringComparison.Ordinal) && text[Prefix.Length..].Split(':') is [var owner, var day]
            && Guid.TryParseExact(owner, "D", out var person) && LocalDatePattern.Iso.Parse(day) is { Success: true, Value: var date }
            ? new(new(person), date)
            : null;
}
