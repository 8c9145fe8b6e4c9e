using System.Buffers.Text;
using System.Globalization;
using CultureBot.People;
using CultureBot.Storage.Secrets;

namespace CultureBot.Pulse;

/// <summary>
/// Seals drafts for the buttons of a card: whoever reads the platform's copy of a card reads no answers, and none can be changed or
/// used by another person, in another wave or window.
/// </summary>
internal sealed class DraftSeal(SecretBox secrets)
{
    private const string Purpose = "pulse-draft";

    public string Seal(WindowId window, int wave, PersonId person, Draft draft) =>
        Base64Url.EncodeToString(secrets.Wrap(Purpose, draft.ToBytes(), Context(window, wave, person)));

    /// <summary>Null when it was altered, is somebody else's or another wave's, or too old for this program or its key.</summary>
    public Draft? Open(WindowId window, int wave, PersonId person, string text)
    {
        if (!Base64Url.IsValid(text)) return null;
        try
        {
            return Draft.FromBytes(secrets.Unwrap(Purpose, Base64Url.DecodeFromChars(text), Context(window, wave, person)));
        }
        catch (SecretUnreadableException)
        {
            return null;
        }
    }

    private static string Context(WindowId window, int wave, PersonId person) =>
        string.Create(CultureInfo.InvariantCulture, $"{window.Value:D}:{wave}:{person.Value:D}");
}
