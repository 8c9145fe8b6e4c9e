using System.Collections.Immutable;
using System.Globalization;
using CultureBot.Chat;
using CultureBot.Pulse;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;

namespace CultureBot.House.Tests.Cards;

/// <summary>Everything that people read while they are asked, with questions of every kind.</summary>
internal sealed class AskingCardExamples(Product product, Company company, CultureInfo culture)
{
    private readonly AskingReader _reader = new(culture, culture, DateTimeZone.Utc, DateTimeZone.Utc);
    private readonly AskingCards _cards = product.Services.GetRequiredService<AskingCards>();
    private readonly AskingAnswers _answers = product.Services.GetRequiredService<AskingAnswers>();

    private static readonly ImmutableArray<Question> Bank =
    [
        .. QuestionBank.Of(Level.Individual), .. QuestionBank.Of(Level.Manager), .. QuestionBank.Of(Level.Organization),
        QuestionBank.Find(QuestionBank.RecommendHere)!, QuestionBank.Find(QuestionBank.AdvocacyLadder)!,
    ];

    private Question Own => new()
    {
        Item = "own:1", Kind = QuestionKind.Choice, OptionCount = 7,
        Texts = ImmutableSortedDictionary<string, QuestionText>.Empty.Add("en", new(company.Said.Words, [.. Enumerable.Repeat(company.Said.Name, 7)])),
    };

    public IEnumerable<ProductCard> All() => [.. Questions(), .. Reviews(), .. Explanations(), .. Forms(), .. Answers()];

    private IEnumerable<ProductCard> Questions()
    {
        var everything = Of([.. Bank, Own, QuestionBank.Rating(company.Said.Place + "1"), Open]);
        yield return new("first question", _cards.Of(_reader, everything));
        foreach (var reminder in (int[])[1, 2])
        {
            yield return new($"reminder {reminder}", _cards.Of(_reader, everything, reminder));
            yield return new($"reminder {reminder} with a day", _cards.Of(_reader, Closing(everything), reminder));
        }

        var waved = Of(Bank, new Promise { Attribute = company.Said.Place });
        yield return new("first question with an attribute", _cards.Of(_reader, waved));
        yield return new("first question for the company only", _cards.Of(_reader, Of(Bank, new Promise { IsCompanyOnly = true })));
        for (var at = 1; at < everything.Tapped.Length; at++)
            yield return new($"question {at}", _cards.Of(_reader, everything with { Draft = everything.Draft with { At = at } }));
        yield return new("question again", _cards.Of(_reader, everything with { Draft = Filled(everything) with { At = 1, IsChanging = true } }));
    }

    private IEnumerable<ProductCard> Reviews()
    {
        var everything = Of([.. Bank, Own, QuestionBank.Rating(company.Said.Place + "1")]);
        for (var page = 0; page < 6; page++) yield return new($"review {page}", _cards.Of(_reader, everything with { Draft = Filled(everything) }, page: page));
        var withWords = Of([.. Bank[..3], Open]);
        yield return new("review with words", _cards.Of(_reader, withWords with { Draft = Filled(withWords) }));
        yield return new("words alone", _cards.Of(_reader, Of([Open])));
    }

    private IEnumerable<ProductCard> Explanations()
    {
        var stored = product.Services.GetRequiredService<StoredCards>();
        foreach (var (name, respondent) in ((string, AskedPerson)[])
            [("tree", Of(Bank)), ("company", Of(Bank, new Promise { IsCompanyOnly = true })), ("attribute", Closing(Of(Bank, new Promise { Attribute = company.Said.Place })))])
        {
            yield return new($"stored {name}", stored.Stored(_reader, respondent));
            yield return new($"after {name}", stored.After(_reader, respondent));
        }

        var at = Of(Bank);
        yield return new("after at once", stored.After(_reader, at with { Survey = at.Survey with { ResultsAfterDays = 0 } }));
    }

    private IEnumerable<ProductCard> Forms()
    {
        var respondent = Of([Open, .. Enumerable.Range(0, 3).Select(i => Own with { Item = $"own:{i}", Kind = QuestionKind.Open })]);
        var form = product.Services.GetRequiredService<WordsForm>().Make(_reader, respondent);
        yield return new("words", null, form);
        var request = new FormRequest
        {
            Platform = "fake", WorkspaceId = company.Workspace.ExternalId, RequestKey = "words", FormId = form.Id,
            Values = new Dictionary<string, ImmutableArray<string>> { ["words0"] = [new string('1', 1001)], ["words1"] = [new string('語', 900)] }.ToImmutableDictionary(),
        };
        yield return new("words too long", Card.Of(ChatText.Join("\n", WordsForm.Errors(_reader, request, respondent).Values.Select(ChatText.Plain))));
        yield return new("words too late", _answers.FormExpired(_reader));
    }

    private IEnumerable<ProductCard> Answers()
    {
        var respondent = Closing(Of(Bank));
        yield return new("asked thanks", _answers.Thanks(_reader, respondent.Window, respondent.Survey));
        foreach (var why in Enum.GetValues<AskingRefusal>())
        {
            RespondentLookup.Refused refused = new(why, respondent.Window, respondent.Survey);
            yield return new($"asked {why}", _answers.Refused(_reader, refused, new(respondent.Window.Id, 1), [company.Said.Words]));
            yield return new($"asked {why} without words", _answers.Refused(_reader, refused, null, []));
        }

        yield return new("asked where nothing is connected", _answers.UnknownWorkspace(culture, [company.Said.Words]));
    }

    private static Question Open => QuestionBank.Find(QuestionBank.WhatNext)!;

    private static AskedPerson Closing(AskedPerson respondent) =>
        respondent with { Window = respondent.Window with { ClosesAt = Product.Now + Duration.FromDays(7) } };

    private static Draft Filled(AskedPerson respondent) => respondent.Draft with
    {
        At = respondent.Tapped.Length,
        Marks = [.. respondent.Tapped.Select((question, i) => i switch { 1 => Mark.Skipped, 2 => Mark.CannotSay, _ => Mark.Of(AnswerScale.Of(question)[^1]) })],
    };

    private AskedPerson Of(ImmutableArray<Question> questions, Promise? promise = null)
    {
        var survey = new Survey
        {
            Id = new(Guid.Empty), Name = company.Said.Name, Template = SurveyTemplate.OneOff, State = SurveyState.Scheduled, Questions = questions,
            Audience = Audience.Everybody, Promise = promise ?? new(), CreatedAt = Product.Now,
        };
        return new()
        {
            Survey = survey,
            Window = new()
            {
                Id = new(Guid.Empty), SurveyId = survey.Id, Number = 1, State = WindowState.Open, Questions = questions, Promise = survey.Promise,
                PublicKey = [], BallotSize = 0, Waves = 1, LaunchedAt = Product.Now,
            },
            Wave = 1,
            Person = company.People[0].PersonId,
            AlsoKnownAs = [],
            Questions = questions,
            Draft = Draft.Of(questions.Count(question => question.Kind != QuestionKind.Open), []),
        };
    }
}
