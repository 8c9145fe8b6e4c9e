namespace CultureBot.Web.Pages.Runs;

/// <summary>Which of a few words fit the kind of a failure, so that whoever reads them knows where to look.</summary>
internal static class RunFailure
{
    public static string Of(string? error) => error switch
    {
        "ChatPlatformException" or "HttpRequestException" or "SocketException" => "platform",
        "SqliteException" or "NpgsqlException" or "PostgresException" or "DbException" => "database",
        "TimeoutException" or "TaskCanceledException" or "OperationCanceledException" => "time",
        "CryptographicException" or "AuthenticationTagMismatchException" => "key",
        _ => "other",
    };
}
