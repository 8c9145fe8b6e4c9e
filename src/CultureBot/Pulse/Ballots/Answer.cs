namespace CultureBot.Pulse;

/// <param name="Item">The question.</param>
/// <param name="Choice">1–5, 0–10, the rung or the option, before recoding; null for words.</param>
/// <param name="Words">For open questions.</param>
internal sealed record Answer(string Item, int? Choice, string? Words = null)
{
    // In the place of a choice: words follow. No question has so many answers.
    private const byte WordsFollow = byte.MaxValue;

    /// <summary>The item, and a byte for the choice or the words.</summary>
    /// <exception cref="ArgumentException">A choice that no question has.</exception>
    public void WriteTo(BinaryWriter writer)
    {
        writer.Write(Item);
        if (Choice is not { } choice)
        {
            writer.Write(WordsFollow);
            writer.Write(Words ?? "");
            return;
        }

        if (choice is < 0 or >= WordsFollow) throw new ArgumentException($"No question has an answer {choice}.", nameof(writer));
        writer.Write((byte)choice);
    }

    public static Answer ReadFrom(BinaryReader reader)
    {
        var item = reader.ReadString();
        var choice = reader.ReadByte();
        return choice == WordsFollow ? new(item, null, reader.ReadString()) : new(item, choice);
    }
}
