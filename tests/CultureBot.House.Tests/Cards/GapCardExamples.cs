using System.Globalization;
using CultureBot.Chat;
using CultureBot.Feedback;

namespace CultureBot.House.Tests.Cards;

/// <summary>What teams expect, and how it turned out.</summary>
internal sealed class GapCardExamples(Company company, CultureInfo culture)
{
    private static readonly DateOnly LastDay = new(2026, 12, 31);

    private ProviderTeam Team => ProviderTeam.Of(company.Said.Place);

    public IEnumerable<ProductCard> All()
    {
        var subject = new PredictionSubject("4", Team.Id);
        var given = new TeamPrediction { Quarter = "4", TeamId = Team.Id, Tenths = 8, PredictedBy = default, PredictedAt = Product.Now };
        yield return new("prediction", null, PredictionCards.Form(culture, Team, "4", LastDay, null));
        yield return new("prediction that is changed", null, PredictionCards.Form(culture, Team, "4", LastDay, given));
        foreach (var result in Enum.GetValues<PredictResult>()) yield return new($"predicted {result}", PredictionCards.Answer(culture, result, Team, "4", 8));
        yield return new("no number of ten", Card.Of(GapWords.Say(culture, "WrongTenths")));
        yield return new("help with predicting", Card.Of(GapWords.Say(culture, "Help")));
        foreach (var one in (TeamPrediction?[])[null, given])
        {
            yield return new("asked what a team expects", PredictionCards.Asked(culture, Team, subject, LastDay, one));
            yield return new("asked what a team expects, too late", PredictionCards.Locked(culture, Team, subject, one));
        }

        TeamPromise promise = new() { Team = Team, Lines = [.. Enumerable.Repeat(TextCut.Cut(LiteralText.Line(company.Said.Name), TeamPromise.MostCharacters), TeamPromise.MostLines)], ChangedBy = default, ChangedAt = Product.Now };
        yield return new("a promise in a digest", new Card(GapWords.Say(culture, "GapsTitle"), [.. FeedbackDigestSection.Promised(culture, promise)]));
        foreach (var isBarrier in (bool[])[false, true])
            yield return new("what a team did in a digest", new Card(GapWords.Say(culture, "GapsTitle"), [.. FeedbackDigestSection.Done(culture, isBarrier, Team.Name, company.Said.Words)]));
        yield return new("form for what a team did", null, AnswerForms.Answer(culture, new(new(default, IsRelay: true), AnswerKind.Done), isOfTeam: true));
        foreach (var verdict in Enum.GetValues<GapVerdict>())
        {
            var sign = verdict == GapVerdict.HiddenStrength ? -1 : 1;
            GapFigure figure = new(new(10, 5), new(10, 5), new(sign * .2, sign > 0 ? new(.1, .3) : new(-.3, -.1)), verdict);
            GapReport report = new(
                [.. GapPair.All.Select(pair => new OrganizationGap(pair.About, figure)), new(null, figure)],
                System.Collections.Immutable.ImmutableDictionary<string, GapFigure>.Empty.Add(Team.Key, figure));
            var tenths = verdict switch { GapVerdict.BlindSpot => 10, GapVerdict.HiddenStrength => 0, _ => 5 };
            OwnGaps own = new(report, new(Team, new(10, 5), null), new(tenths, new(10, 5)), "4");
            yield return new($"gaps {verdict}", new Card(GapWords.Say(culture, "GapsTitle"), [.. GapCards.Of(culture, own)]));
        }
    }
}
