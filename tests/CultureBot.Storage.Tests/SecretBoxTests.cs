using System.Security.Cryptography;
using CultureBot.Storage.Secrets;
using FsCheck;
using FsCheck.Fluent;

namespace CultureBot.Storage.Tests;

public sealed class SecretBoxTests
{
    private static readonly byte[] Key = SHA256.HashData("one"u8);
    private static readonly SecretBox Box = new(Key);

    [Fact]
    public void What_was_wrapped_is_unwrapped_also_by_another_box_with_the_same_key() =>
        Prop.ForAll<byte[], NonNull<string>>((plain, purpose) =>
                new SecretBox(Key).Unwrap(purpose.Get, Box.Wrap(purpose.Get, plain)).SequenceEqual(plain))
            .QuickCheckThrowOnFailure();

    [Fact]
    public void An_earlier_key_opens_what_it_wrapped_and_wraps_nothing_new()
    {
        var next = new SecretBox(SHA256.HashData("two"u8), [SHA256.HashData("zero"u8), Key]);
        var old = Box.WrapText("token", "words");

        Assert.Equal("words", next.UnwrapText("token", old));
        Assert.Equal((false, true, true), (next.IsCurrent(old), next.IsCurrent(next.WrapText("token", "words")), next.HasPreviousKeys));
        Assert.True(IsUnreadable(Box, "token", next.WrapText("token", "words")));
    }

    [Fact]
    public void Any_changed_bit_is_noticed() =>
        Prop.ForAll<byte[], NonNegativeInt>((plain, bit) =>
            {
                var wrapped = Box.Wrap("token", plain);
                wrapped[bit.Get / 8 % wrapped.Length] ^= (byte)(1 << (bit.Get % 8));
                return IsUnreadable(Box, "token", wrapped);
            })
            .QuickCheckThrowOnFailure();

    [Fact]
    public void Any_part_of_it_is_refused() =>
        Prop.ForAll<byte[], NonNegativeInt>((plain, length) =>
            {
                var wrapped = Box.Wrap("token", plain);
                return IsUnreadable(Box, "token", wrapped[..(length.Get % wrapped.Length)]);
            })
            .QuickCheckThrowOnFailure();

    [Fact]
    public void Another_purpose_does_not_open_it() =>
        Prop.ForAll<NonNull<string>, NonNull<string>>((purpose, other) =>
                purpose.Get == other.Get || IsUnreadable(Box, other.Get, Box.WrapText(purpose.Get, "words")))
            .QuickCheckThrowOnFailure();

    [Fact]
    public void Another_key_does_not_open_it_and_the_message_names_the_setting()
    {
        var other = new SecretBox(SHA256.HashData("two"u8));
        var refused = Assert.Throws<SecretUnreadableException>(() => other.Unwrap("token", Box.WrapText("token", "xoxb-1")));
        Assert.Contains("Secrets:Key", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void The_same_text_is_wrapped_differently_each_time_and_never_shows()
    {
        var (first, second) = (Box.WrapText("token", "xoxb-secret-token"), Box.WrapText("token", "xoxb-secret-token"));
        Assert.NotEqual(first, second);
        Assert.Equal(-1, first.AsSpan().IndexOf("xoxb"u8));
        Assert.Equal("xoxb-secret-token", Box.UnwrapText("token", second));
    }

    private static bool IsUnreadable(SecretBox box, string purpose, byte[] wrapped)
    {
        try
        {
            box.Unwrap(purpose, wrapped);
            return false;
        }
        catch (SecretUnreadableException)
        {
            return true;
        }
    }
}
