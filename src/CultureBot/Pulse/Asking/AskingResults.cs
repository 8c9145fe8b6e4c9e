using CultureBot.Chat;

namespace CultureBot.Pulse;

/// <summary>When people will read the results of what they answer.</summary>
internal static class AskingResults
{
    public static ChatText When(AskingReader reader, Window window, Survey survey)
    {
        if (window.PublishedAt is { } publishedAt) return reader.Say("ResultsOn", ("day", reader.Day(publishedAt)));
        if ((window.ClosedAt ?? window.ClosesAt) is { } closesAt)
            return reader.Say("ResultsOn", ("day", reader.Day(PublicationTime.Of(closesAt, survey.ResultsAfterDays, reader.Workplace))));
        return survey.ResultsAfterDays == 0
            ? reader.Say("ResultsAtTheClose")
            : reader.Say("ResultsAfterTheClose", ("days", survey.ResultsAfterDays));
    }
}
