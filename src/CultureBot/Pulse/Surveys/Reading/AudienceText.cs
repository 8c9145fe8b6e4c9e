using System.Collections.Immutable;
using System.Globalization;

namespace CultureBot.Pulse;

/// <summary>Reads whom HR wants to ask, a condition a line: <c>team = Sales, Tech</c>, <c>tenure = 30-180</c>, <c>sample = 200</c>. Nothing is everybody.</summary>
internal static class AudienceText
{
    private const string Team = "team";
    private const string Tenure = "tenure";
    private const string Sample = "sample";
    private const int LongestLine = 1000;

    public static Reading<Audience> Read(string typed)
    {
        var audience = Audience.Everybody;
        foreach (var line in typed.Split('\n').Select(line => line.Trim()).Where(line => line.Length > 0))
        {
            if (Read(audience, line) is not { } more) return new Fault("FaultAudience", ("line", line));
            audience = more;
        }

        return audience;
    }

    /// <summary>As <see cref="Read(string)"/> takes it.</summary>
    public static string Write(Audience audience)
    {
        var lines = new List<string>();
        if (!audience.Teams.IsEmpty) lines.Add($"{Team} = {string.Join(", ", audience.Teams)}");
        lines.AddRange(audience.Attributes.Select(field => $"{field.Field} = {string.Join(", ", field.Values)}"));
        if (audience.TenureFromDays is not null || audience.TenureToDays is not null)
            lines.Add(string.Create(CultureInfo.InvariantCulture, $"{Tenure} = {audience.TenureFromDays}-{audience.TenureToDays}"));
        if (audience.SampleSize is { } size) lines.Add(string.Create(CultureInfo.InvariantCulture, $"{Sample} = {size}"));
        return string.Join('\n', lines);
    }

    private static Audience? Read(Audience audience, string line)
    {
        if (line.Length > LongestLine || line.Split('=', 2, StringSplitOptions.TrimEntries) is not [{ Length: > 0 } name, { Length: > 0 } value]) return null;
        ImmutableArray<string> values = [.. value.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)];
        switch (name.ToLowerInvariant())
        {
            case Team when !values.IsEmpty:
                return audience with { Teams = audience.Teams.AddRange(values) };
            case Tenure:
                return ReadTenure(audience, value);
            case Sample:
                return Number(value) is { } size and > 0 ? audience with { SampleSize = size } : null;
            default:
                return values.IsEmpty ? null : audience with { Attributes = audience.Attributes.Add(new(name.ToLowerInvariant(), values)) };
        }
    }

    private static Audience? ReadTenure(Audience audience, string value)
    {
        if (value.Split('-', '–') is not [var from, var to]) return null;
        var (least, most) = (Number(from), Number(to));
        var isRight = (least is not null || from.Trim().Length == 0) && (most is not null || to.Trim().Length == 0)
            && (least ?? most) is not null && !(least > most);
        return isRight ? audience with { TenureFromDays = least, TenureToDays = most } : null;
    }

    private static int? Number(string text) =>
        int.TryParse(text.Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number <= 1_000_000 ? number : null;
}
