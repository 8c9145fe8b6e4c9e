using System.Text.RegularExpressions;
using CultureBot.House.Tests.House;

namespace CultureBot.House.Tests.Words;

/// <summary>Keys are names in two places, the book and the code; these tests keep them together.</summary>
public sealed partial class PhraseKeysTests
{
    private static readonly IReadOnlyDictionary<string, string> Sources = Repository.Sources("src").ToDictionary(p => p, Repository.Text, StringComparer.Ordinal);

    [Fact]
    public void Every_phrase_is_said_somewhere() => Repository.HasNone(
        "Nobody says this phrase: remove it from its book.",
        from book in ResourceFile.Books
        // Its keys are the codes of the bank's items; the examples of cards show all of them.
        where !book.EndsWith("/QuestionBankWords.resx", StringComparison.Ordinal)
        let code = SpeakersOf(book).Select(p => Sources[p]).ToList()
        let whole = code.SelectMany(c => Literals().Matches(c).Select(m => m.Groups["text"].Value)).ToHashSet(StringComparer.Ordinal)
        let starts = code.SelectMany(c => Starts().Matches(c).Select(m => m.Groups["text"].Value)).ToHashSet(StringComparer.Ordinal)
        let ends = code.SelectMany(c => Ends().Matches(c).Select(m => m.Groups["text"].Value)).ToHashSet(StringComparer.Ordinal)
        from key in ResourceFile.Read(book).Keys
        where !whole.Contains(key)
              && !starts.Any(s => key.StartsWith(s, StringComparison.Ordinal))
              && !ends.Any(e => key.EndsWith(e, StringComparison.Ordinal) && whole.Contains(key[..^e.Length]))
        select $"{book}: {key}");

    [Fact]
    public void Every_phrase_that_is_said_exists() => Repository.HasNone(
        "Add the key to the book of this folder, or correct its name.",
        from book in ResourceFile.Books
        let keys = ResourceFile.Read(book)
        from path in SpeakersOf(book)
        from Match said in Said().Matches(Sources[path])
        where !ResourceFile.Books.Any(b => SpeakersOf(b).Contains(path, StringComparer.Ordinal) && ResourceFile.Read(b).ContainsKey(said.Groups["key"].Value))
        select $"{path}:{Sources[path].AsSpan(0, said.Index).Count('\n') + 1}: {said.Groups["key"].Value} is not in {book}");

    /// <summary>The files of the book's folder and below, and those elsewhere that name it.</summary>
    private static IEnumerable<string> SpeakersOf(string book)
    {
        var folder = Path.GetDirectoryName(book)!.Replace('\\', '/');
        var name = Path.GetFileNameWithoutExtension(book);
        return Sources.Keys.Where(p => p.StartsWith(folder + "/", StringComparison.Ordinal)
            || (p.StartsWith(string.Join('/', book.Split('/')[..2]) + "/", StringComparison.Ordinal) && NamesBook(Sources[p], name)));
    }

    // PageWords and Notice speak for WebWords.
    private static bool NamesBook(string source, string name) =>
        source.Contains(name, StringComparison.Ordinal) || (name == "WebWords" && Speaker().IsMatch(source));

    [GeneratedRegex("\"(?<text>[A-Za-z_][\\w.]*)\"", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 5000)]
    private static partial Regex Literals();

    [GeneratedRegex("\"(?<text>[A-Za-z_][\\w.]*)\"\\s*\\+", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 5000)]
    private static partial Regex Starts();

    [GeneratedRegex("\\+\\s*\"(?<text>[\\w.]+)\"", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 5000)]
    private static partial Regex Ends();

    [GeneratedRegex("\\b(Say|SayPlain)\\(\\s*((\\w+\\.)*[Cc]ulture,\\s*)?\"(?<key>[\\w.]+)\"\\s*[,)]|\\bWords\\[\"(?<key>[\\w.]+)\"\\]", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 5000)]
    private static partial Regex Said();

    [GeneratedRegex(@"\b(PageWords|Words|Notice)\b", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 5000)]
    private static partial Regex Speaker();
}
