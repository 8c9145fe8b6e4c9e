namespace CultureBot.Feedback;

/// <summary>What a team expected of its customers, beside what they say.</summary>
/// <param name="Tenths">Of how many of ten customers it expected a five.</param>
/// <param name="Customers">What they say.</param>
internal sealed record PredictionGap(int Tenths, FivesFigure Customers)
{
    /// <summary>Clear only where what was expected lies outside what the share likely is: nobody can guess better than that.</summary>
    public GapVerdict Verdict
    {
        get
        {
            var expected = (double)Tenths / TeamPrediction.Most;
            return expected > Customers.Likely.High ? GapVerdict.BlindSpot
                : expected < Customers.Likely.Low ? GapVerdict.HiddenStrength
                : GapVerdict.NoClearGap;
        }
    }
}
