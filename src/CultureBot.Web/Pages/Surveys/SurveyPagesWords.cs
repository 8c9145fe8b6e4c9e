using System.Resources;
using CultureBot.Chat;
using CultureBot.Web.Visitors;

namespace CultureBot.Web.Pages.Surveys;

/// <summary>The words of the pages about surveys, in the visitor's language: SurveyPagesWords.resx, and one more file a language.</summary>
internal sealed class SurveyPagesWords(Visitor visitor)
{
    public static Phrasebook Book { get; } = new(new ResourceManager(typeof(SurveyPagesWords)));

    public string this[string key] => Book.SayPlain(visitor.Culture, key);

    public ChatText Say(string key, params ReadOnlySpan<(string Name, object Value)> values) => Book.Say(visitor.Culture, key, values);
}
