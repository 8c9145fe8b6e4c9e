using System.Collections.Immutable;
using System.Globalization;
using CultureBot.Chat;

namespace CultureBot.Feedback;

/// <summary>The form in which a team says whom it serves, or who serves it: all of them at once.</summary>
internal static class MapForm
{
    public const string Id = "feedback.map";
    public const string Teams = "teams";

    /// <summary>In one form.</summary>
    public const int MostTeams = 50;

    // Platforms show no more boxes to tick; a company with more teams types their names.
    private const int MostChoices = 10;
    private const int LongestName = 60;
    private const char Between = '|';

    /// <param name="culture">The writer's language.</param>
    /// <param name="team">For which team.</param>
    /// <param name="side">Its side: whom it serves, or who serves it.</param>
    /// <param name="others">Whom it can name.</param>
    /// <param name="said">Whom it names now.</param>
    public static Form Make(CultureInfo culture, ProviderTeam team, EdgeSide side, ImmutableArray<ProviderTeam> others, ImmutableArray<ProviderTeam> said)
    {
        var label = MapWords.SayPlain(culture, "Field" + side, ("team", TextCut.Cut(team.Name, LongestName)));
        var hint = MapWords.SayPlain(culture, "FieldHint");
        return new(
            Id,
            MapWords.SayPlain(culture, "Title" + side),
            MapWords.SayPlain(culture, "Submit"),
            MapWords.SayPlain(culture, "Cancel"),
            StateOf(team, side),
            [
                others.Length <= MostChoices
                    ? new ChoicesField(Teams, label, [.. others.Select(other => new FormOption(ValueOf(other), other.Name))])
                    {
                        IsOptional = true, Hint = hint, Initial = [.. said.Select(ValueOf)],
                    }
                    : new TextField(Teams, label)
                    {
                        IsOptional = true, IsMultiline = true, Hint = MapWords.SayPlain(culture, "FieldHintTyped"), Initial = string.Join('\n', said.Select(one => one.Name)),
                    },
            ]);
    }

    public static string StateOf(ProviderTeam team, EdgeSide side) => ValueOf(team) + Between + side;

    /// <summary>The team and its side; null for what is no state of this form.</summary>
    public static (string Team, EdgeSide Side)? ReadState(string state) =>
        state.Split(Between) is [var team, var side] && Enum.TryParse<EdgeSide>(side, out var known) && Enum.IsDefined(known) ? (team, known) : null;

    /// <summary>The teams that were ticked or typed, and the first name that is no team's; empty when all are known.</summary>
    public static (ImmutableArray<ProviderTeam> Teams, string Unknown) Read(FormRequest request, ProviderTeams teams)
    {
        var byValue = teams.All.ToDictionary(ValueOf, StringComparer.Ordinal);
        var typed = request.All(Teams).SelectMany(text => text.Split(['\n', ';'])).Select(name => LiteralText.Clean(name).Trim()).Where(name => name.Length > 0).ToList();
        var found = typed.Select(name => (Name: name, Team: byValue.GetValueOrDefault(name) ?? teams.Find(name))).ToList();
        return ([.. found.Select(one => one.Team).OfType<ProviderTeam>().Distinct()], found.FirstOrDefault(one => one.Team is null).Name ?? "");
    }

    public static string ValueOf(ProviderTeam team) => team.Id.Value.ToString("N");
}
