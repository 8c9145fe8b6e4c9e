using System.Collections.Immutable;
using System.Globalization;
using CultureBot.People;
using CultureBot.Pulse;
using CultureBot.Testing.Databases;
using NodaTime;

namespace CultureBot.Tests.Pulse.Surveys;

/// <summary>What a window asks of single groups beside what it asks of everybody.</summary>
public sealed class ChooseFollowUpsTests
{
    [Theory, DatabaseData]
    public async Task A_window_asks_the_latest_two_of_each_group_that_is_there(DatabaseKind kind)
    {
        await using var desk = await DeskFixture.StartAsync(kind);
        var survey = await desk.AddAsync();
        var mia = Led(desk, "mia");
        desk.FollowUps.AddRange([Ask(1, mia), Ask(2, "manager:gone"), Ask(3, mia), Ask(4, mia), Ask(5, "company")]);

        var first = (await desk.LaunchAsync(survey)).Window!;
        await desk.CloseAsync(survey);
        desk.Clock.Advance(Duration.FromDays(7));
        var second = (await desk.LaunchAsync(survey)).Window!;

        Assert.Equal(["A1"], first.Questions.Select(question => question.Item));
        Assert.Equal(["A1", "own:did-1", "own:did-3", "own:did-5"], second.Questions.Select(question => question.Item));
        Assert.Equal([null, mia, mia, "company"], second.Questions.Select(question => question.OnlyGroup));
        Assert.Equal("It has helped 1", QuestionBankWords.WordsOf(second.Questions[1], CultureInfo.GetCultureInfo("de")));
        Assert.Equal(first.LaunchedAt, desk.Since);
        Assert.Equal(second.Questions.Select(question => question.Item), (await desk.LatestAsync(survey))!.Questions.Select(question => question.Item));
    }

    [Theory, DatabaseData]
    public async Task Nobody_is_asked_more_than_four_however_many_groups_they_are_in(DatabaseKind kind)
    {
        await using var desk = await DeskFixture.StartAsync(kind);
        await desk.WriteAsync(sql => AccountsStore.SaveManagerAsync(sql, desk.Company["mia"].Id, "Uben", desk.Clock.Now));
        var survey = await desk.AddAsync();
        var (mia, ben) = (Led(desk, "mia"), Led(desk, "ben"));
        await desk.LaunchAsync(survey);
        await desk.CloseAsync(survey);
        desk.FollowUps.AddRange([Ask(1, ben), Ask(2, mia), Ask(3, ben), Ask(4, "company"), Ask(5, mia), Ask(6, "company")]);

        var window = (await desk.LaunchAsync(survey)).Window!;

        // Ana is in Mia's group, in Ben's and in the company: the fifth would be one too many for her, and so would be the sixth.
        Assert.Equal(["A1", "own:did-1", "own:did-2", "own:did-3", "own:did-4"], window.Questions.Select(question => question.Item));
    }

    [Theory]
    [DatabaseData(SurveyTemplate.Onboarding)]
    [DatabaseData(SurveyTemplate.Exit)]
    public async Task Whoever_is_asked_for_the_first_time_is_asked_about_nothing_before(DatabaseKind kind, SurveyTemplate template)
    {
        await using var desk = await DeskFixture.StartAsync(kind);
        var survey = await desk.AddAsync(template: template);
        desk.FollowUps.Add(Ask(1, "company"));
        await desk.LaunchAsync(survey);
        await desk.CloseAsync(survey);

        Assert.Equal(["A1"], (await desk.LaunchAsync(survey)).Window!.Questions.Select(question => question.Item));
    }

    [Fact]
    public void A_ballot_has_room_for_as_many_as_anybody_is_asked_and_no_more()
    {
        ImmutableArray<Question> everybodys = [.. QuestionBank.Of(Level.Manager)];
        ImmutableArray<Question> teams = [.. Enumerable.Range(1, 300).Select(i => new Question { Item = $"own:did-{i:D32}", Kind = QuestionKind.Agree, OnlyGroup = $"manager:{i}" })];

        Assert.Equal(SizeFor([.. everybodys, .. teams[..4]]), SizeFor([.. everybodys, .. teams]));
        Assert.True(SizeFor([.. everybodys, .. teams[..1]]) > SizeFor(everybodys));
        var longest = Enumerable.Range(0, 4).Select(_ => new Answer($"own:did-{Guid.Empty:N}", 5));
        Assert.Equal(SizeFor(teams), new Ballot($"manager:{Guid.Empty:D}", new string('x', 60), [.. longest]).ToBytes(SizeFor(teams)).Length);
    }

    private static int SizeFor(IReadOnlyCollection<Question> questions) => Ballot.SizeFor(questions, placeBytes: 104);

    private static string Led(DeskFixture desk, string who) => $"manager:{desk.Company[who].PersonId.Value:D}";

    private static FollowUpQuestion Ask(int number, string group) =>
        new($"own:did-{number}", group, ImmutableSortedDictionary<string, string>.Empty.Add("en", $"It has helped {number}"));
}
