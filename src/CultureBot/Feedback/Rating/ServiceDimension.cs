namespace CultureBot.Feedback;

/// <summary>What a rating was about (methodology §2); people choose it by a plain word.</summary>
public enum ServiceDimension
{
    /// <summary>REL: what was promised was kept.</summary>
    Reliability,

    /// <summary>RSP: it came in time.</summary>
    Responsiveness,

    /// <summary>ASR: they knew their subject.</summary>
    Assurance,

    /// <summary>EMY: they understood what was needed.</summary>
    Empathy,

    /// <summary>TAN: what arrived was complete and usable.</summary>
    Tangibles,

    /// <summary>COM: one was told what one had to know.</summary>
    Communication,

    /// <summary>EMP: they could fix it without asking for permission.</summary>
    Empowerment,
}
