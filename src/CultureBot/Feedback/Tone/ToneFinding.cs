namespace CultureBot.Feedback;

/// <summary>How words can read to whom they are written.</summary>
internal enum ToneKind
{
    Threat,
    Slur,
}

/// <param name="Kind">How they can read.</param>
/// <param name="Piece">Which of them, as they were written.</param>
internal sealed record ToneFinding(ToneKind Kind, string Piece);
