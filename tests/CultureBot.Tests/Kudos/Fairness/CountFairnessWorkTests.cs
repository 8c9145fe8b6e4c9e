using CultureBot.Chat;
using CultureBot.Kudos;
using CultureBot.People;
using CultureBot.People.Directory;
using CultureBot.Schedules;
using CultureBot.Storage;
using CultureBot.Testing.Databases;
using NodaTime;
using Visibility = CultureBot.Kudos.Visibility;

namespace CultureBot.Tests.Kudos.Fairness;

/// <summary>The nightly count, and what a page reads of it.</summary>
public sealed class CountFairnessWorkTests
{
    private static readonly ChatPlace Channel = new("CGEN", "general", PlaceKind.Channel);

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory, DatabaseData]
    public async Task Thanks_of_ninety_days_are_counted_without_what_was_undone_said_twice_or_is_too_old(DatabaseKind kind)
    {
        await using var test = await KudosTest.StartAsync(kind);
        await AddColleaguesAsync(test);
        await GiveAsync(test, "Long ago you helped #care", ["cy"]);
        test.Clock.Advance(Duration.FromDays(91));
        await GiveAsync(test, "You stayed to the end #care", ["ben", "mia"]);
        await GiveAsync(test, "You stayed to the end #care", ["ben"]);
        await GiveAsync(test, "Between the two of us #craft", ["ben"], Visibility.Private);
        await test.UndoAsync("undo", (await GiveAsync(test, "Taken back again #candor", ["cy"])).Kudos.Id);

        await RunAsync(test);
        var view = await ReadAsync(test);

        var figures = view.Latest!;
        // Four of the company and eight colleagues; whoever left and the bot are nobody to be thanked.
        Assert.Equal((12, 2, 3), (figures.People, figures.Thanked, figures.Thanks));
        Assert.Equal(["care 2", "ownership 0", "teamwork 0", "craft 0", "learning 0", "candor 0"], view.Values.OrderByDescending(value => value.Thanks).Select(value => $"{value.Tag} {value.Thanks}"));
        Assert.All(view.Values, value => Assert.True(value.IsDeclared));
        Assert.Equal(["You stayed to the end #care"], view.Stories.Select(story => story.Words));
    }

    [Theory, DatabaseData]
    public async Task Who_is_new_or_on_leave_is_not_counted_as_overlooked(DatabaseKind kind)
    {
        await using var test = await KudosTest.StartAsync(kind);
        await AddColleaguesAsync(test);
        var today = test.Clock.Now.InUtc().Date;
        await WriteAsync(test, async sql =>
        {
            foreach (var name in (string[])["ben", "cy"])
            {
                await sql.ExecuteAsync(
                    "INSERT INTO directory_entries (person_id, email, imported_at, changed_at) VALUES (@Person, @Email, @Now, @Now)",
                    new { Person = test.Company[name].PersonId, Email = name + "@example.com", test.Clock.Now });
            }

            await DirectoryStore.AddValuesAsync(
                sql, [new() { PersonId = test.Company["ben"].PersonId, Field = DirectoryFields.StartDate, Value = today.PlusDays(-29).ToString("uuuu-MM-dd", null) }], test.Clock.Now);
            await DirectoryStore.AddValuesAsync(
                sql, [new() { PersonId = test.Company["cy"].PersonId, Field = DirectoryFields.StartDate, Value = today.PlusDays(-30).ToString("uuuu-MM-dd", null) }], test.Clock.Now);
            await sql.ExecuteAsync(
                "INSERT INTO leaves (person_id, source, from_date, to_date) VALUES (@Person, 'own', @From, @To)",
                new { Person = test.Company["mia"].PersonId, From = today, To = today.PlusDays(3) });
        });

        await RunAsync(test);

        Assert.Equal(10, (await ReadAsync(test)).Latest!.People);
    }

    [Theory, DatabaseData]
    public async Task A_night_counted_twice_stands_once_weeks_are_shown_and_a_year_is_kept(DatabaseKind kind)
    {
        await using var test = await KudosTest.StartAsync(kind);
        await AddColleaguesAsync(test);
        for (var night = 0; night < 15; night++)
        {
            await RunAsync(test);
            await RunAsync(test);
            test.Clock.Advance(Duration.FromDays(1));
        }

        Assert.Equal([14, 7, 0], (await ReadAsync(test)).Fairness.Select(figures => Period.DaysBetween(figures.Day, test.Clock.Now.InUtc().Date.PlusDays(-1))));
        test.Clock.Advance(Duration.FromDays(370));
        await RunAsync(test);
        Assert.Single((await ReadAsync(test)).Fairness);
    }

    [Theory, DatabaseData]
    public async Task Before_the_first_night_and_of_few_people_there_is_no_figure(DatabaseKind kind)
    {
        await using var test = await KudosTest.StartAsync(kind);
        Assert.Null((await ReadAsync(test)).Latest);

        await RunAsync(test);

        Assert.Null((await ReadAsync(test)).Latest);
    }

    private static async Task<KudosGiven> GiveAsync(KudosTest test, string words, IEnumerable<string> to, Visibility visibility = Visibility.Public)
    {
        test.Clock.Advance(Duration.FromMinutes(1));
        return Assert.IsType<KudosGiven>(await test.GiveAsync(
            Guid.CreateVersion7(test.Clock.GetUtcNow()).ToString(), words, Channel, to, kudos => kudos with { SendAsItIs = true, Visibility = visibility }));
    }

    private static Task AddColleaguesAsync(KudosTest test) => WriteAsync(test, sql => AccountsStore.SaveAsync(
        sql,
        test.Company.Workspace.Id,
        [.. Enumerable.Range(1, 8).Select(number => new PlatformAccount { AccountId = $"U{number}", DisplayName = $"Colleague {number}", Handle = $"c{number}", Kind = AccountKind.Member })],
        test.Clock.Now));

    private static Task WriteAsync(KudosTest test, Func<SqlSession, Task> unit) => test.Store.Database.WriteAsync(unit, WriteUrgency.Background, Cancellation);

    private static async Task RunAsync(KudosTest test)
    {
        var work = new CountFairnessWork(test.Store.Database, new(test.Store.Database));
        Assert.Null(await work.RunChunkAsync(
            new()
            {
                Id = new(Guid.CreateVersion7(test.Clock.GetUtcNow())),
                ScheduleId = work.DefaultForOrganization(test.Clock.Now)!.Id,
                Work = work.Name,
                Period = "night",
                State = OccurrenceState.Started,
                DueAt = test.Clock.Now,
                CreatedAt = test.Clock.Now,
            },
            Cancellation));
    }

    private static Task<RecognitionView> ReadAsync(KudosTest test) => new ReadRecognition(test.Store.Database, new(), test.Clock).HandleAsync(Cancellation);
}
