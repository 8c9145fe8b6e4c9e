using System.Globalization;
using Microsoft.AspNetCore.Http;

namespace CultureBot.Testing.Slack;

/// <summary>How a call goes wrong.</summary>
public sealed class FakeSlackFault
{
    private readonly Func<HttpContext, CancellationToken, Task<bool>> _play;

    private FakeSlackFault(Func<HttpContext, CancellationToken, Task<bool>> play) => _play = play;

    /// <summary>True when the call is done before anything goes wrong: whoever called cannot know that.</summary>
    public bool IsAfterAccepting { get; private init; }

    /// <summary>True when whoever called is kept waiting, perhaps for ever.</summary>
    public bool KeepsWaiting { get; private init; }

    /// <summary>Status 429, with Retry-After in seconds unless null.</summary>
    public static FakeSlackFault RateLimited(int? retryAfterSeconds) => new(async (context, _) =>
    {
        if (retryAfterSeconds is { } seconds) context.Response.Headers.RetryAfter = seconds.ToString(CultureInfo.InvariantCulture);
        context.Response.StatusCode = StatusCodes.Status429TooManyRequests;
        await context.Response.WriteAsJsonAsync(FakeSlackMethods.Refuse("ratelimited"), context.RequestAborted);
        return true;
    });

    /// <summary>An HTTP status with a page that is not Slack's JSON.</summary>
    public static FakeSlackFault Status(int status) => new(async (context, _) =>
    {
        context.Response.StatusCode = status;
        await context.Response.WriteAsync("<html>upstream trouble</html>", context.RequestAborted);
        return true;
    });

    /// <summary><c>ok: false</c> with this error word.</summary>
    public static FakeSlackFault Error(string error) => new(async (context, _) =>
    {
        await context.Response.WriteAsJsonAsync(FakeSlackMethods.Refuse(error), context.RequestAborted);
        return true;
    });

    /// <summary>A body of the test's own, with status 200.</summary>
    public static FakeSlackFault Body(string body) => new(async (context, _) =>
    {
        await context.Response.WriteAsync(body, context.RequestAborted);
        return true;
    });

    /// <summary>The right answer, so much later.</summary>
    public static FakeSlackFault Delay(TimeSpan by) => new(async (context, stopping) =>
    {
        using var either = CancellationTokenSource.CreateLinkedTokenSource(context.RequestAborted, stopping);
        try
        {
            await Task.Delay(by, TimeProvider.System, either.Token);
            return false;
        }
        catch (OperationCanceledException)
        {
            context.Abort();
            return true;
        }
    })
    {
        KeepsWaiting = true,
    };

    /// <summary>Never answers.</summary>
    public static FakeSlackFault Hang() => new(async (context, stopping) =>
    {
        await HangAsync(context, stopping);
        return true;
    })
    {
        KeepsWaiting = true,
    };

    /// <summary>Takes the call, does what it asks, and never answers.</summary>
    public static FakeSlackFault AcceptThenHang() => Hang().AfterAccepting();

    /// <summary>Begins an answer that says that all went well, and never comes to its end.</summary>
    public static FakeSlackFault SlowBody() => new(async (context, stopping) =>
    {
        await context.Response.WriteAsync("{\"ok\":true,", context.RequestAborted);
        await context.Response.Body.FlushAsync(context.RequestAborted);
        await HangAsync(context, stopping);
        return true;
    })
    {
        KeepsWaiting = true,
    };

    /// <summary>Breaks the connection.</summary>
    public static FakeSlackFault Reset() => new((context, _) =>
    {
        context.Abort();
        return Task.FromResult(true);
    });

    /// <summary>The same, once the call is taken and done.</summary>
    public FakeSlackFault AfterAccepting() => new(_play) { IsAfterAccepting = true, KeepsWaiting = KeepsWaiting };

    /// <summary>False when the right answer is still to be given.</summary>
    internal Task<bool> PlayAsync(HttpContext context, CancellationToken stopping) => _play(context, stopping);

    private static async Task HangAsync(HttpContext context, CancellationToken stopping)
    {
        using var either = CancellationTokenSource.CreateLinkedTokenSource(context.RequestAborted, stopping);
        var end = new TaskCompletionSource();
        await using var registration = either.Token.Register(end.SetResult);
        await end.Task;
        context.Abort();
    }
}
