using System.Collections.Immutable;
using System.Globalization;
using CultureBot.Chat;
using NodaTime;

namespace CultureBot.Celebrations;

/// <summary>The post that celebrates: never an age, never a year of birth.</summary>
internal static class CelebrationCards
{
    /// <param name="culture">The workspace's language.</param>
    /// <param name="today">When it is read.</param>
    /// <param name="people">One at least.</param>
    /// <param name="buttons">What its readers can do.</param>
    public static Card Post(CultureInfo culture, LocalDate today, IReadOnlyList<CelebratedPerson> people, ImmutableArray<Button> buttons)
    {
        var title = CelebrationWords.Say(culture, "PostTitle");
        return new(
            title,
            [
                new HeadingBlock(title),
                .. people.GroupBy(one => (one.What.Kind, one.What.On, one.What.Years))
                    .OrderBy(group => group.Key.On).ThenBy(group => group.Key.Kind).ThenByDescending(group => group.Key.Years)
                    .Select(group => new TextBlock(Line(culture, today, group.First().What, [.. group]))),
                .. buttons.IsEmpty ? ImmutableArray<CardBlock>.Empty : [new ActionsBlock(buttons)],
                new NoteBlock(CelebrationWords.Say(culture, "PostNote")),
            ]);
    }

    private static ChatText Line(CultureInfo culture, LocalDate today, Celebrated what, IReadOnlyList<CelebratedPerson> people) => CelebrationWords.Say(
        culture,
        what.On == today ? "Today" + what.Kind : what.On > today ? "Ahead" + what.Kind : "Behind" + what.Kind,
        ("people", CelebrationWords.List(culture, [.. people.Select(Name)])),
        ("count", people.Count),
        ("years", what.Years),
        ("day", culture.DateTimeFormat.GetDayName((DayOfWeek)((int)what.On.DayOfWeek % 7))));

    /// <summary>Whoever is away reads it when they are back.</summary>
    private static ChatText Name(CelebratedPerson one) =>
        one.IsAway ? ChatText.Bold(one.Account.Name) : ChatText.Mention(one.Account.ExternalId, one.Account.Name);
}
