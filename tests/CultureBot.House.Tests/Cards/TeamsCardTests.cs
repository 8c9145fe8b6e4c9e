using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using CultureBot.Chat;
using CultureBot.Chat.Teams;
using CultureBot.House.Tests.House;
using CultureBot.Testing.Teams;

namespace CultureBot.House.Tests.Cards;

/// <summary>Every card and form of the product as Teams gets it, with the nastiest people there are.</summary>
public sealed partial class TeamsCardTests
{
    /// <summary>Teams' limit of a message.</summary>
    private const int MostBytes = 28 * 1024;

    [Fact]
    public async Task Every_card_is_understood_fits_and_shows_every_word_to_the_letter()
    {
        Assert.SkipWhen(AdaptiveCards.Unavailable is not null, AdaptiveCards.Unavailable ?? "");
        var rendered = (await RenderedAsync()).ToList();
        var read = await AdaptiveCards.ReadAsync(rendered.SelectMany(r => r.Pages.Select(page => (r.Name, (JsonNode)page))), TestContext.Current.CancellationToken);
        var shown = read.ToLookup(card => card.Name, StringComparer.Ordinal);

        Repository.HasNone(
            "Teams takes no message of more than 28 KB.",
            from card in rendered
            from page in card.Pages
            where Encoding.UTF8.GetByteCount(page.ToJsonString()) > MostBytes
            select card.Name);
        Repository.HasNone(
            "Microsoft's adaptivecards does not understand this, or reads markup in it that nobody wrote on purpose.",
            read.SelectMany(card => card.Complaints.Select(complaint => $"{card.Name}: {complaint}")));
        Repository.HasNone(
            "This is on the card and not on its pages.",
            from card in rendered
            let all = Squeezed(string.Concat(shown[card.Name].Select(page => PageMark().Replace(page.Text, ""))) + string.Concat(shown[card.Name].Select(page => page.Buttons)))
            from text in card.Texts
            where !all.Contains(Squeezed(text), StringComparison.Ordinal)
            select $"{card.Name}: {text}");
    }

    private static async Task<IEnumerable<(string Name, ImmutableArray<JsonObject> Pages, IReadOnlyList<string> Texts)>> RenderedAsync()
    {
        var culture = CultureInfo.GetCultureInfo("en");
        var rendered = new List<(string, ImmutableArray<JsonObject>, IReadOnlyList<string>)>();
        await using var product = await Product.StartAsync();
        foreach (var said in Said.Nasty)
        {
            var company = await Company.FoundAsync(product.Database, culture, said);
            ImmutableArray<FormOption> people = [.. company.People.Select(person => new FormOption(person.ExternalId, person.Name))];
            ProductCard[] cards = [.. new KudosCardExamples(product, company, culture).All(), .. new AskingCardExamples(product, company, culture).All(), .. await new SurveyCardExamples(product, company, culture).AllAsync(), .. await new OtherCardExamples(product, company, culture).AllAsync(), .. new ResultsCardExamples(product, company, culture).All()];
            foreach (var (card, i) in cards.Select((card, i) => (card, i)))
            {
                var name = $"{said} {card.Name} ({i})";
                if (card.Form is { } form)
                {
                    rendered.Add((name + " form", [AdaptiveCardRenderer.Form(form, people, isDialog: true)], [.. Texts(form)]));
                    rendered.Add((name + " form on a card", [AdaptiveCardRenderer.Form(form, people, isDialog: false)], [form.Title, form.CancelLabel, .. Texts(form)]));
                }

                if (card.Card is not { } shown) continue;
                rendered.Add((name, AdaptiveCardRenderer.Pages(shown), [.. TeamsCommands.Written(shown).Blocks.SelectMany(Texts)]));
                rendered.Add((name + " on one page", [AdaptiveCardRenderer.One(shown)], []));
                rendered.Add((name + " in a dialog", [AdaptiveCardRenderer.Dialog(shown)], []));
            }
        }

        return rendered;
    }

    private static IEnumerable<string> Texts(CardBlock block) => block switch
    {
        HeadingBlock heading => Pieces(heading.Text),
        TextBlock text => Pieces(text.Text),
        QuoteBlock quote => [quote.Words],
        ListBlock list => list.Items.SelectMany(Pieces),
        NoteBlock note => Pieces(note.Text),
        ActionsBlock actions => actions.Buttons.Select(button => TextCut.Cut(LiteralText.Line(button.Label), 75)),
        ChartBlock chart => [chart.Title.ToPlain(), .. chart.Points.SelectMany(point => Pieces(point.InWords))],
        _ => [],
    };

    // The name in a mention is cut.
    private static IEnumerable<string> Pieces(ChatText text) =>
        text.Segments.Select(segment => segment is MentionSegment mention ? "@" + TextCut.Cut(LiteralText.Line(mention.Name), 100) : segment.Plain);

    private static IEnumerable<string> Texts(Form form) =>
    [
        form.SubmitLabel,
        .. form.Fields.SelectMany(field => (IEnumerable<string>)
        [
            field.Label, field.Hint ?? "",
            .. field switch
            {
                // A draft of emoji alone takes more bytes than there are: its end is cut.
                TextField text => [TextCut.Cut(text.Initial, 1000).TrimEnd('…')],
                ChoiceField choice => choice.Options.Select(option => TextCut.Cut(LiteralText.Line(option.Label), 100)),
                ChoicesField choices => choices.Options.Select(option => TextCut.Cut(LiteralText.Line(option.Label), 100)),
                _ => [],
            },
        ]),
    ];

    /// <summary>Without spaces, which lines and pages part at, and with full-width twins as what they stand for.</summary>
    private static string Squeezed(string text) =>
        string.Concat(LiteralText.Clean(text).Normalize(NormalizationForm.FormKC).Where(c => !char.IsWhiteSpace(c) && c is not '\u200b'));

    [GeneratedRegex(@"\n?\(\d+/\d+\)$", RegexOptions.None, matchTimeoutMilliseconds: 5000)]
    private static partial Regex PageMark();
}
