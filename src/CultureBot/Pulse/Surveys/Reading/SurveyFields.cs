namespace CultureBot.Pulse;

/// <summary>The fields of the form of a survey; faults are said beside them. The API's problems name them, too.</summary>
internal static class SurveyFields
{
    public const string Name = "name";
    public const string Items = "items";
    public const string Own = "own";
    public const string Rated = "rated";
    public const string Cadence = "cadence";
    public const string Day = "day";
    public const string Time = "time";
    public const string Audience = "audience";
    public const string Attribute = "attribute";
    public const string Fives = "fives";
    public const string Bands = "bands";
    public const string OpenDays = "days";

    /// <summary>The choice of an attribute when none is published.</summary>
    public const string NoAttribute = "-";

    /// <summary>In UTF-16 units: what is kept of a field. A form in chat has less room.</summary>
    public static int LongestOf(string field) => field == Own ? 12_000 : 4_000;
}
