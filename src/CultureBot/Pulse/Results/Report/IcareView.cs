namespace CultureBot.Pulse;

/// <summary>The five parts of service culture (methodology §2).</summary>
public enum IcarePart
{
    IdealService,
    CultureOfService,
    Attentiveness,
    Responsiveness,
    Empowerment,
}

/// <summary>Which part a dimension belongs to.</summary>
internal static class IcareView
{
    /// <summary>Null for questions about oneself and for those without a dimension.</summary>
    public static IcarePart? PartOf(Dimension? dimension) => dimension switch
    {
        Dimension.Reliability or Dimension.Assurance => IcarePart.IdealService,
        Dimension.Beliefs or Dimension.Communication or Dimension.Fun or Dimension.Recognition or Dimension.Listening or Dimension.Culture =>
            IcarePart.CultureOfService,
        Dimension.Empathy => IcarePart.Attentiveness,
        Dimension.Responsiveness => IcarePart.Responsiveness,
        Dimension.Empowerment or Dimension.Tangibles => IcarePart.Empowerment,
        _ => null,
    };
}
