using System.Security.Cryptography;
using System.Text;

namespace CultureBot.Feedback;

/// <summary>
/// Made when a form is opened, carried in it, and kept by nobody: whoever has it can look for a reply to what they passed on without their
/// name. The database has hashes of it alone.
/// </summary>
internal sealed record ReceiptCode
{
    // Crockford's: no letter that is read as a digit.
    private const string Alphabet = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
    private const int Letters = 25;
    private const int GroupLength = 5;

    private ReceiptCode(string text) => Text = text;

    /// <summary>Five groups of five letters and digits: 125 random bits.</summary>
    public string Text { get; }

    /// <summary>The id of the rating, so that a form that is sent twice is one rating.</summary>
    public Guid RatingId => new(Hash("rating").AsSpan(0, 16));

    /// <summary>What the database knows of the mailbox.</summary>
    public byte[] Mailbox => Hash("mailbox");

    public static ReceiptCode Create() => new(Grouped(RandomNumberGenerator.GetString(Alphabet, Letters)));

    /// <summary>Null for what cannot be a code. Case, spaces and hyphens do not matter, nor an O for a zero and an I or L for a one.</summary>
    public static ReceiptCode? Read(string typed)
    {
        var letters = string.Concat(typed.ToUpperInvariant().Where(char.IsAsciiLetterOrDigit)).Replace('O', '0').Replace('I', '1').Replace('L', '1');
        return letters.Length == Letters && letters.All(Alphabet.Contains) ? new(Grouped(letters)) : null;
    }

    private static string Grouped(string letters) => string.Join('-', letters.Chunk(GroupLength).Select(group => new string(group)));

    private byte[] Hash(string purpose) => SHA256.HashData(Encoding.UTF8.GetBytes($"{purpose}:{Text}"));
}
