using System.Collections.Immutable;
using CultureBot.People;
using CultureBot.Pulse;
using FsCheck;
using FsCheck.Fluent;

namespace CultureBot.Tests.Pulse.Questions;

/// <summary>Who is asked what in which week (methodology §2), over many people and windows.</summary>
public sealed class RotationTests
{
    private const int ItemsAWave = 3;

    private static readonly ImmutableArray<Question> Bank = QuestionBank.All;

    [Fact]
    public void Every_item_comes_once_a_window_one_a_level_and_an_anchor_in_every_third_wave() => ForAnybody((person, window) =>
    {
        var waves = WavesOf(person, window);
        Assert.Equal(Bank.Select(question => question.Item).Order(), waves.SelectMany(wave => wave).Select(question => question.Item).Order());
        for (var wave = 1; wave < Rotation.Waves; wave++)
        {
            var asked = waves[wave - 1];
            Assert.Equal([Level.Individual, Level.Manager, Level.Organization], asked.Take(ItemsAWave).Select(question => question.Level!.Value));
            Assert.Equal(wave is 3 or 6 or 9 && wave / 3 <= 3 ? ItemsAWave + 1 : ItemsAWave, asked.Length);
        }
    });

    [Fact]
    public void Between_two_times_of_one_item_lie_ten_to_sixteen_weeks() => Prop.ForAll<Guid>(person =>
    {
        Dictionary<string, int> last = [];
        for (var number = 0; number < 6; number++)
        {
            var waves = WavesOf(new(person), new(Guid.CreateVersion7(DateTimeOffset.UnixEpoch.AddDays(number * 91))));
            for (var wave = 0; wave < waves.Count; wave++)
            {
                foreach (var question in waves[wave].Where(question => question.Level is not null))
                {
                    var week = (number * Rotation.Waves) + wave;
                    if (last.TryGetValue(question.Item, out var before)) Assert.InRange(week - before, 10, 16);
                    last[question.Item] = week;
                }
            }
        }
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void A_wave_repeats_a_dimension_only_where_no_order_helps() => ForAnybody((person, window) =>
    {
        var waves = WavesOf(person, window);
        for (var block = 0; block < 3; block++)
        {
            var weeks = waves.Skip(block * 4).Take(4).Select(wave => wave.Take(ItemsAWave).ToArray()).ToArray();
            if (weeks.All(HasEachDimensionOnce)) continue;
            Assert.False(CanBeHelped(weeks), $"{person.Value} {window.Value} block {block}");
        }
    });

    [Fact]
    public void The_same_person_and_window_draw_the_same_questions_and_another_person_others()
    {
        var (person, window) = (new PersonId(Guid.Parse("0192aaaa-0000-7000-8000-000000000001")), new WindowId(Guid.Parse("0192bbbb-0000-7000-8000-000000000001")));
        var items = WavesOf(person, window).SelectMany(wave => wave).Select(question => question.Item).ToArray();

        Assert.Equal(items, WavesOf(person, window).SelectMany(wave => wave).Select(question => question.Item));
        Assert.NotEqual(items, WavesOf(new(Guid.Parse("0192aaaa-0000-7000-8000-000000000002")), window).SelectMany(wave => wave).Select(question => question.Item));
        Assert.NotEqual(items, WavesOf(person, new(Guid.Parse("0192bbbb-0000-7000-8000-000000000002"))).SelectMany(wave => wave).Select(question => question.Item));
    }

    [Fact]
    public void The_catch_up_asks_what_was_let_pass_and_only_that() => ForAnybody((person, window) =>
    {
        var waves = WavesOf(person, window);
        Assert.Equal(
            [.. waves[1].Select(question => question.Item), .. waves[8].Select(question => question.Item)],
            Rotation.CatchUp(person, window, Bank, [9, 2]).Select(question => question.Item));
        Assert.Empty(Rotation.CatchUp(person, window, Bank, []));
    });

    private static List<ImmutableArray<Question>> WavesOf(PersonId person, WindowId window) =>
        [.. Enumerable.Range(1, Rotation.Waves - 1).Select(wave => Rotation.OfWave(person, window, Bank, wave))];

    private static void ForAnybody(Action<PersonId, WindowId> check) => Prop.ForAll<Guid, Guid>((person, window) => check(new(person), new(window))).QuickCheckThrowOnFailure();

    private static bool HasEachDimensionOnce(Question[] week) => week.Select(question => question.Dimension).Distinct().Count() == week.Length;

    // The first level stays where it is: turning all three alike changes no week's company.
    private static bool CanBeHelped(Question[][] weeks) =>
        Orders(4).Any(manager => Orders(4).Any(organization => Enumerable.Range(0, 4).All(week =>
            HasEachDimensionOnce([weeks[week][0], weeks[manager[week]][1], weeks[organization[week]][2]]))));

    private static IEnumerable<int[]> Orders(int count) => count == 0
        ? [[]]
        : Orders(count - 1).SelectMany(order => Enumerable.Range(0, count).Select(at => (int[])[.. order[..at], count - 1, .. order[at..]]));
}
