using System.Collections.Immutable;
using System.Globalization;
using CultureBot.Pulse;
using Microsoft.Extensions.DependencyInjection;

namespace CultureBot.House.Tests.Cards;

/// <summary>What is sent about results, made from small ledgers: with and without a window before, with many answers, few and none.</summary>
internal sealed class ResultsCardExamples(Product product, Company company, CultureInfo culture)
{
    private const string Team = "manager:01930000-0000-7000-8000-000000000001";

    private static readonly ImmutableArray<Question> Questions =
        [.. QuestionBank.Of(Level.Manager).Take(9), QuestionBank.Find(QuestionBank.RecommendHere)!];

    private string Name => company.Said.Place;

    public IEnumerable<ProductCard> All()
    {
        var cards = product.Services.GetRequiredService<ResultsCards>();
        var first = MakeReport.Of(Name, Of(40, 30, item => item), before: null);
        var changed = MakeReport.Of(Name, Of(40, 30, item => 29 - 3 * item), Of(40, 30, item => item * 3));
        var same = MakeReport.Of(Name, Of(40, 30, item => item), Of(40, 30, item => item));
        var few = MakeReport.Of(Name, Of(80, 30, item => item), before: null);
        var all = MakeReport.Of(Name, Of(30, 30, item => item), before: null);
        var silent = MakeReport.Of(Name, Of(40, 30, item => item) with { Groups = [], Figures = [] }, before: null);
        return
        [
            new("first results", cards.Company(culture, first, leadsHidden: false)),
            new("changed results", cards.Company(culture, changed, leadsHidden: true)),
            new("results of few", cards.Company(culture, few, leadsHidden: false)),
            new("results of all", cards.Company(culture, all, leadsHidden: false)),
            new("results of nobody", cards.Company(culture, silent, leadsHidden: true)),
            new("summary", cards.Summary(culture, same, same.Find(Team)!)),
            new("summary without participation", cards.Summary(culture, few, Unknown(few))),
            new("summary of who was asked again", cards.Summary(culture, AskedAgain(9), AskedAgain(9).Find(Team)!)),
            new("summary of one who was", cards.Summary(culture, AskedAgain(1), AskedAgain(1).Find(Team)!)),
            new("talk guide", cards.Guide(culture, same, same.Find(Team)!)),
            new("thanks", ResultsCards.Thanks(culture, Name, "3001")),
        ];
    }

    private PulseReport AskedAgain(int n)
    {
        var question = new Question
        {
            Item = "own:1", Kind = QuestionKind.Agree, OnlyGroup = Team,
            Texts = ImmutableSortedDictionary<string, QuestionText>.Empty.Add("en", new(company.Said.Words, [])),
        };
        var ledger = Of(40, 30, item => item);
        return MakeReport.Of(
            Name,
            ledger with
            {
                Window = ledger.Window with { Questions = [.. Questions, question] },
                Figures = [.. ledger.Figures, new() { Item = question.Item, GroupId = Team, N = n, Fives = 1 }],
            },
            before: null);
    }

    private static GroupReport Unknown(PulseReport report) =>
        report.Find(Team)! is var group ? group with { Group = group.Group with { Invited = null, Answered = null } } : null!;

    private Ledger Of(int invited, int n, Func<int, int> fives)
    {
        string[] groups = [WindowGroup.Company, Team];
        return new()
        {
            Window = new()
            {
                Id = new(new Guid("01930000-0000-7000-8000-000000000002")), SurveyId = new(Guid.Empty), Number = 2, State = WindowState.Closed, Questions = Questions,
                Promise = new(), PublicKey = [], BallotSize = 0, Waves = 1, LaunchedAt = Product.Now, PublishedAt = Product.Now,
            },
            Groups = [.. groups.Select((id, position) => new PublishedGroup
            {
                GroupId = id, Kind = position == 0 ? PublishedGroupKind.Company : PublishedGroupKind.Tree, Name = position == 0 ? "" : Name, Invited = invited,
                Answered = n, Joined = 0, Departed = 0,
            })],
            Figures = [.. groups.SelectMany(_ => Questions, (id, question) => question.Kind == QuestionKind.Agree
                ? new PublishedFigure { Item = question.Item, GroupId = id, N = n, Fives = fives(Questions.IndexOf(question)) }
                : new PublishedFigure { Item = question.Item, GroupId = id, N = n, High = 15, Middle = 10, Low = 5 })],
            Choices = [],
            Comments = [],
        };
    }
}
