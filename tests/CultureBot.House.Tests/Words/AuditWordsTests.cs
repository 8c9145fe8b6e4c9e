using System.Text.RegularExpressions;
using CultureBot.House.Tests.House;

namespace CultureBot.House.Tests.Words;

/// <summary>What the audit calls an action is a key for programs; people read words.</summary>
public sealed partial class AuditWordsTests
{
    private const string Book = "src/CultureBot.Web/Pages/Data/DataWords.resx";
    private const string Prefix = "audit.action_";

    /// <summary>Every name with a dot in a file that writes to the audit; such files name nothing else in this way, but for files to download.</summary>
    private static readonly Dictionary<string, string> Actions = Repository.Sources("src")
        .Select(path => (Path: path, Text: Repository.Text(path)))
        .Where(source => Writer().IsMatch(source.Text))
        .SelectMany(source => new SourceText(source.Text).Literals.Select(literal => (literal.Text, Where: $"{source.Path}:{literal.Line}")))
        .Where(literal => Action().IsMatch(literal.Text) && !literal.Text.EndsWith(".json\"", StringComparison.Ordinal) && !literal.Text.EndsWith(".csv\"", StringComparison.Ordinal))
        .DistinctBy(literal => literal.Text)
        .ToDictionary(literal => literal.Text.Trim('"'), literal => literal.Where, StringComparer.Ordinal);

    [Fact]
    public void Every_action_of_the_audit_has_words()
    {
        // So that a way of writing to it which this test does not see is noticed.
        Assert.InRange(Actions.Count, 50, 500);
        var words = ResourceFile.Read(Book);
        Repository.HasNone(
            $"Add {Prefix} and the action's name to {Book}: people read it on /audit.",
            Actions.Where(action => !words.ContainsKey(Prefix + action.Key)).Select(action => $"{action.Value}: {action.Key}"));
    }

    [Fact]
    public void No_words_are_left_of_an_action_that_nobody_does() => Repository.HasNone(
        $"Nothing in src does this: remove it from {Book}.",
        ResourceFile.Read(Book).Keys.Where(key => key.StartsWith(Prefix, StringComparison.Ordinal) && !Actions.ContainsKey(key[Prefix.Length..])));

    [GeneratedRegex(@"AuditStore\.AddAsync|\bAuditEntry\b|\b\w+Audit\.|\bclass \w+Audit\b|\bnews\.TellAsync|\bChangeSetting\b|\b(class|record) (ActionNews|LaunchAsked|NoteDownload)\b", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Writer();

    [GeneratedRegex("^\"[a-z_-]+(\\.[a-z_]+)+\"$", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Action();
}
