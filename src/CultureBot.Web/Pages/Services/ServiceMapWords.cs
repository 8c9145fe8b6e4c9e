using System.Globalization;
using System.Resources;
using CultureBot.Chat;

namespace CultureBot.Web.Pages.Services;

/// <summary>The words of the page with the service map; what it shares with the chat comes from there.</summary>
internal static class ServiceMapWords
{
    public static Phrasebook Book { get; } = new(new ResourceManager("CultureBot.Web.Pages.Services.ServiceMapWords", typeof(ServiceMapWords).Assembly));

    public static string Say(CultureInfo culture, string key, params ReadOnlySpan<(string Name, object Value)> values) => Book.SayPlain(culture, key, values);
}
