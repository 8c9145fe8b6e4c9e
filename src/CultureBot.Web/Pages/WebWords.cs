using System.Resources;
using CultureBot.Chat;

namespace CultureBot.Web.Pages;

/// <summary>The words of the pages.</summary>
internal static class WebWords
{
    public static ResourceManager Resources { get; } = new("CultureBot.Web.Pages.WebWords", typeof(WebWords).Assembly);

    public static Phrasebook Book { get; } = new(Resources);
}
