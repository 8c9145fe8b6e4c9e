using System.Resources;
using CultureBot.Chat;

namespace CultureBot.Feedback;

/// <summary>The phrasebook of service check-ins.</summary>
internal sealed class CheckInWords
{
    public static Phrasebook Book { get; } = new(new ResourceManager(typeof(CheckInWords)));
}
