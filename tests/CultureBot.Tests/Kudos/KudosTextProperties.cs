using CultureBot.Chat;
using CultureBot.Kudos;
using FsCheck;
using FsCheck.Fluent;

namespace CultureBot.Tests.Kudos;

public sealed class KudosTextProperties
{
    [Fact]
    public void No_word_of_the_giver_is_ever_lost() => Prop.ForAll<NonNull<string>>(text =>
    {
        var typed = text.Get;
        var parsed = KudosText.Parse(
            new([new NamedAccount("U1", "ana"), new TypedText(" " + typed)]), new(KudosWords.Book, System.Globalization.CultureInfo.InvariantCulture));
        return Letters(parsed.Words) == Letters(typed);
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void Any_text_can_be_read_without_a_failure() => Prop.ForAll<NonNull<string>>(text =>
    {
        KudosText.IsThin(text.Get);
        KudosText.Hash(text.Get.Replace('\ud800', ' '));
        var tags = KudosText.Tags(text.Get + " #care", ["care"]);
        return tags.SequenceEqual(["care"]) && KudosText.WithoutClosingTags(text.Get + " #care", tags).Length > 0;
    }).QuickCheckThrowOnFailure();

    private static string Letters(string text) => string.Concat(text.Where(char.IsLetterOrDigit));
}
