using System.Globalization;
using CultureBot.People;
using NodaTime;

namespace CultureBot.Web.Visitors;

/// <summary>Who looks at the page, for one request: filled in before the endpoint runs.</summary>
internal sealed class Visitor
{
    /// <summary>Null when nobody has signed in.</summary>
    public Account? Account { get; set; }

    public Role Roles { get; set; }

    /// <summary>True for any one of these roles.</summary>
    public bool Has(Role roles) => (Roles & roles) != Role.None;

    /// <summary>The person's language, or else the browser's, as far as there are words in it.</summary>
    public CultureInfo Culture { get; set; } = CultureInfo.GetCultureInfo("en");

    /// <summary>The person's zone, or their workspace's; UTC for nobody.</summary>
    public DateTimeZone Zone { get; set; } = DateTimeZone.Utc;
}
