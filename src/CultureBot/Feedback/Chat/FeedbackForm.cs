using System.Globalization;
using CultureBot.Chat;

namespace CultureBot.Feedback;

/// <summary>The form for a rating: in which way, who served, how well, what about, and in words.</summary>
internal static class FeedbackForm
{
    public const string Id = "feedback";
    public const string Way = "way";
    public const string Team = "team";
    public const string Person = "person";
    public const string Stars = "stars";
    public const string About = "about";
    public const string Words = "words";
    public const string Wish = "wish";

    // Slack shows no more options; a company with more teams types the name.
    private const int MostTeams = 100;

    // A hint is a line or two.
    private const int LongestName = 60;

    /// <param name="culture">The writer's language.</param>
    /// <param name="code">Of the rating that it becomes.</param>
    /// <param name="teams">Who can be chosen.</param>
    /// <param name="begun">What was typed already.</param>
    public static Form Make(CultureInfo culture, ReceiptCode code, IReadOnlyCollection<ProviderTeam> teams, BegunFeedback begun) => new(
        Id,
        Say(culture, "FormTitle"),
        Say(culture, "FormSubmit"),
        Say(culture, "Cancel"),
        code.Text,
        [
            new ChoiceField(Way, Say(culture, "FieldWay"), [.. Enum.GetValues<FeedbackWay>().Select(way => new FormOption(way.ToString(), Say(culture, "Way" + way)))])
            {
                Initial = begun.Way?.ToString(),
                Hint = Say(culture, "FieldWayHint"),
            },
            .. teams.Count == 0 ? [] : (FormField[])[TeamField(Say(culture, "FieldTeam"), teams, begun.Team)],
            new PeopleField(Person, Say(culture, teams.Count == 0 ? "FieldPersonAlone" : "FieldPerson"))
            {
                IsOptional = teams.Count > 0,
                Initial = begun.Person is { } person ? [person] : [],
            },
            new ChoiceField(
                Stars,
                Say(culture, "FieldStars"),
                [.. Enumerable.Range(Rating.Least, Rating.Most).Reverse().Select(stars => new FormOption(stars.ToString(CultureInfo.InvariantCulture), Say(culture, "Stars" + stars)))])
            {
                Initial = begun.Stars?.ToString(CultureInfo.InvariantCulture),
                Hint = begun.Promise is { } promise
                    ? FeedbackWords.SayPlain(culture, "FieldStarsPromise", ("team", TextCut.Cut(promise.Team.Name, LongestName)), ("promise", string.Join(" · ", promise.Lines)))
                    : null,
            },
            new ChoiceField(
                About, Say(culture, "FieldAbout"), [.. Enum.GetValues<ServiceDimension>().Select(about => new FormOption(about.ToString(), Say(culture, "About" + about)))])
            {
                IsOptional = true,
            },
            Sentence(culture, Words, "FieldWords", "FieldWordsHint", begun.Words),
            Sentence(culture, Wish, "FieldWish", "FieldWishHint", ""),
        ]);

    public static FeedbackWay? ReadWay(FormRequest request) =>
        Enum.TryParse<FeedbackWay>(request.Text(Way), out var way) && Enum.IsDefined(way) ? way : null;

    public static Rating ReadRating(FormRequest request)
    {
        var stars = int.TryParse(request.Text(Stars), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 0;
        return new()
        {
            Stars = stars,
            Dimension = Enum.TryParse<ServiceDimension>(request.Text(About), out var about) && Enum.IsDefined(about) ? about : null,
            Words = LiteralText.Clean(request.Text(Words)).Trim(),
            Wish = stars == Rating.Most ? "" : LiteralText.Clean(request.Text(Wish)).Trim(),
        };
    }

    /// <summary>Null when none was chosen, or nobody knows what was typed.</summary>
    public static ProviderTeam? ReadTeam(FormRequest request, ProviderTeams teams)
    {
        var typed = request.Text(Team).Trim();
        return teams.All.FirstOrDefault(team => ValueOf(team) == typed) ?? teams.Find(typed);
    }

    /// <summary>A choice, or where teams are too many for one a line to type the name.</summary>
    public static FormField TeamField(string label, IReadOnlyCollection<ProviderTeam> teams, ProviderTeam? begun) => teams.Count > MostTeams
        ? new TextField(Team, label) { IsOptional = true, Initial = begun?.Name ?? "" }
        : new ChoiceField(Team, label, [.. teams.Select(team => new FormOption(ValueOf(team), team.Name))])
        {
            IsOptional = true, Initial = begun is not null && teams.Any(team => team.Id == begun.Id) ? ValueOf(begun) : null,
        };

    private static string ValueOf(ProviderTeam team) => team.Id.Value.ToString("N");

    private static TextField Sentence(CultureInfo culture, string field, string label, string hint, string initial) => new(field, Say(culture, label))
    {
        IsMultiline = true, IsOptional = true, Hint = Say(culture, hint), MaxLength = Rating.MostCharacters, Initial = initial,
    };

    private static string Say(CultureInfo culture, string key) => FeedbackWords.SayPlain(culture, key);
}

/// <summary>What of a rating is known when its form is opened.</summary>
internal sealed record BegunFeedback
{
    public FeedbackWay? Way { get; init; }

    public ProviderTeam? Team { get; init; }

    /// <summary>The account's id on the platform.</summary>
    public string? Person { get; init; }

    public int? Stars { get; init; }

    public string Words { get; init; } = "";

    /// <summary>What the team promises; null when it promises nothing, or no team is chosen yet.</summary>
    public TeamPromise? Promise { get; init; }
}
