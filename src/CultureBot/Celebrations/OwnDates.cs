using System.Globalization;
using CultureBot.Chat;
using NodaTime;
using NodaTime.Text;

namespace CultureBot.Celebrations;

/// <summary>The fields in which people say their own dates, in chat and on their page.</summary>
internal static class OwnDates
{
    public const string Day = "birthday_day";
    public const string Month = "birthday_month";
    public const string Start = "start_date";

    /// <summary>The option that says nothing.</summary>
    public const string Unsaid = "none";

    private const int LongestDate = 10;
    private const int MostDays = 31;
    private const int Months = 12;

    // A leap year: whoever has their birthday on 29 February can say so.
    private const int YearOfAllDays = 2000;

    /// <param name="culture">The reader's language.</param>
    /// <param name="own">What is known; of a kind for which the directory has a date nothing is asked.</param>
    public static IEnumerable<FormField> Make(CultureInfo culture, OwnCelebration own)
    {
        if (own.Listed is not null) return [];
        if (own.Kind == CelebrationKind.Anniversary)
        {
            return
            [
                new TextField(Start, CelebrationWords.SayPlain(culture, "FieldStart"))
                {
                    IsOptional = true, Initial = own.Said ?? "", MaxLength = LongestDate, Hint = CelebrationWords.SayPlain(culture, "FieldStartHint"),
                },
            ];
        }

        var said = own.Said is { } stored && AnnualDatePattern.Iso.Parse(stored).TryGetValue(default, out var birthday) ? birthday : (AnnualDate?)null;
        return
        [
            Choice(Day, "FieldDay", Enumerable.Range(1, MostDays).Select(day => new FormOption(Text(day), Text(day))), said?.Day),
            Choice(Month, "FieldMonth", Enumerable.Range(1, Months).Select(month => new FormOption(Text(month), culture.DateTimeFormat.GetMonthName(month))), said?.Month),
        ];

        ChoiceField Choice(string name, string key, IEnumerable<FormOption> options, int? initial) =>
            new(name, CelebrationWords.SayPlain(culture, key), [new(Unsaid, CelebrationWords.SayPlain(culture, "OptionUnsaid")), .. options])
            {
                Initial = initial is { } known ? Text(known) : Unsaid,
            };
    }

    /// <summary>What was said, as it is stored and empty for nothing; or what is wrong beside which field.</summary>
    public static (string Said, string Field, string? Error) Read(CelebrationKind kind, FormValues filled, LocalDate today)
    {
        if (kind == CelebrationKind.Birthday) return ReadBirthday(filled.Text(Day), filled.Text(Month));
        var typed = filled.Text(Start).Trim();
        if (typed.Length == 0) return ("", Start, null);
        if (!LocalDatePattern.Iso.Parse(typed).TryGetValue(default, out var start)) return ("", Start, "ErrorStart");
        return start > today ? ("", Start, "ErrorStartAhead") : (LocalDatePattern.Iso.Format(start), Start, null);
    }

    /// <summary>A stored date as the language writes it.</summary>
    public static string Write(CultureInfo culture, CelebrationKind kind, string stored)
    {
        if (kind == CelebrationKind.Anniversary) return LocalDatePattern.Iso.Parse(stored).TryGetValue(default, out var start) ? start.ToString("D", culture) : stored;
        return AnnualDatePattern.Iso.Parse(stored).TryGetValue(default, out var day) ? day.InYear(YearOfAllDays).ToDateTimeUnspecified().ToString("M", culture) : stored;
    }

    private static (string Said, string Field, string? Error) ReadBirthday(string day, string month)
    {
        if (day is "" or Unsaid && month is "" or Unsaid) return ("", Day, null);
        if (!int.TryParse(day, NumberStyles.None, CultureInfo.InvariantCulture, out var d) || !int.TryParse(month, NumberStyles.None, CultureInfo.InvariantCulture, out var m))
            return ("", Day, "ErrorBirthdayHalf");
        return m is < 1 or > Months || d < 1 || d > DateTime.DaysInMonth(YearOfAllDays, m) ? ("", Day, "ErrorBirthday") : (AnnualDatePattern.Iso.Format(new(m, d)), Day, null);
    }

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
