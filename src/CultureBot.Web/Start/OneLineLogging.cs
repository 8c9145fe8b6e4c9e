namespace CultureBot.Web.Start;

internal static class OneLineLogging
{
    /// <summary>
    /// A line an event. The categories held back would write addresses, and those hold secrets: of sign-in links in
    /// ASP.NET's request log, of response_urls in HttpClient's.
    /// </summary>
    public static void AddOneLine(this ILoggingBuilder logging)
    {
        logging.AddSimpleConsole(console =>
        {
            console.SingleLine = true;
            console.UseUtcTimestamp = true;
            console.TimestampFormat = "yyyy-MM-ddTHH:mm:ssZ ";
        });
        logging.AddFilter("Microsoft", LogLevel.Warning);
        logging.AddFilter("System.Net.Http", LogLevel.Warning);
        logging.AddFilter("Quartz", LogLevel.Warning);

        // It warns that keys are stored unencrypted: DatabaseKeys wraps them itself, one step later.
        logging.AddFilter("Microsoft.AspNetCore.DataProtection", LogLevel.Error);
    }
}
