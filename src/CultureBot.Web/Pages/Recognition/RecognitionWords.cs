using System.Resources;
using CultureBot.Chat;
using CultureBot.Web.Visitors;

namespace CultureBot.Web.Pages.Recognition;

/// <summary>The words of the pages about recognition, in the visitor's language: RecognitionWords.resx, and one more file a language.</summary>
internal sealed class RecognitionWords(Visitor visitor)
{
    public static Phrasebook Book { get; } = new(new ResourceManager(typeof(RecognitionWords)));

    public string this[string key] => Book.SayPlain(visitor.Culture, key);

    public ChatText Say(string key, params ReadOnlySpan<(string Name, object Value)> values) => Book.Say(visitor.Culture, key, values);
}
