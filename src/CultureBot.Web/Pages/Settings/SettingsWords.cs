using System.Resources;
using CultureBot.Chat;
using CultureBot.Web.Visitors;

namespace CultureBot.Web.Pages.Settings;

/// <summary>The words of the sections of settings, in the visitor's language: SettingsWords.resx, and one more file a language.</summary>
internal sealed class SettingsWords(Visitor visitor)
{
    public static Phrasebook Book { get; } = new(new ResourceManager(typeof(SettingsWords)));

    public string this[string key] => Book.SayPlain(visitor.Culture, key);

    public ChatText Say(string key, params ReadOnlySpan<(string Name, object Value)> values) => Book.Say(visitor.Culture, key, values);

    /// <summary>Administrators and HR change settings; auditors read them.</summary>
    public bool MayChange => visitor.Has(People.Role.Administrator | People.Role.Hr);
}
