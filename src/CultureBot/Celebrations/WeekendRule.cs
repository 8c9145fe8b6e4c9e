namespace CultureBot.Celebrations;

/// <summary>When somebody is celebrated whose day is none on which they work: a weekend or a holiday; stored by name.</summary>
public enum WeekendRule
{
    /// <summary>
    /// Until HR sets something else: nobody is congratulated before their day, which many hold to be bad luck, and nobody is said to have been here for years
    /// that are not over.
    /// </summary>
    WorkingDayAfter,

    WorkingDayBefore,

    OnTheDay,
}
