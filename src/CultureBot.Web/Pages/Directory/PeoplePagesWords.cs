using System.Globalization;
using System.Resources;
using CultureBot.Chat;
using CultureBot.People.Directory.Reading;
using CultureBot.Web.Visitors;
using NodaTime;

namespace CultureBot.Web.Pages.Directory;

/// <summary>The words of the pages about people, in the visitor's language: PeoplePagesWords.resx, and one more file a language.</summary>
internal sealed class PeoplePagesWords(Visitor visitor)
{
    private static readonly ResourceManager Resources = new(typeof(PeoplePagesWords));

    public static Phrasebook Book { get; } = new(Resources);

    public string this[string key] => Book.SayPlain(visitor.Culture, key);

    public string Say(string key, params ReadOnlySpan<(string Name, object Value)> values) => Book.SayPlain(visitor.Culture, key, values);

    /// <summary>What a field is called; one that a file brought by its own name.</summary>
    public string Field(string name) =>
        Resources.GetString("field." + name, CultureInfo.InvariantCulture) is null ? name.Replace('_', ' ') : this["field." + name];

    public string Day(LocalDate day) => day.ToString("D", visitor.Culture);

    /// <summary>Whether somebody is here, in a few words.</summary>
    public string Standing(Standing standing) => standing switch
    {
        { LeftAt: { } left } => Say("standing.left", ("day", Day(left.InZone(visitor.Zone).Date))),
        { AwayUntil: { } until } => Say("standing.away", ("day", Day(until))),
        _ => this["standing.here"],
    };

    public string Platform(string platform) => Say("platform", ("platform", platform));
}
