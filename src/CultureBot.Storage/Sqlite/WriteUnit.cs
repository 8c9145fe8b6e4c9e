using System.Data.Common;

namespace CultureBot.Storage.Sqlite;

/// <summary>One unit of work on its way through the writer; its caller is told after the commit.</summary>
internal abstract class WriteUnit
{
    public abstract bool IsCancelled { get; }

    /// <summary>Runs the unit on the writer's thread; throws what it threw.</summary>
    public abstract void Run(DbConnection connection, ISqlDialect dialect);

    /// <summary>Tells the caller its result: only after the commit.</summary>
    public abstract void Complete();

    public abstract void Fail(Exception exception);

    public abstract void Cancel();
}

internal sealed class WriteUnit<T>(Func<SqlSession, Task<T>> unit, CancellationToken cancellationToken) : WriteUnit
{
    // Asynchronously: a caller's continuation must never run on the writer's thread.
    private readonly TaskCompletionSource<T> _completion = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private T _result = default!;

    public Task<T> Completion => _completion.Task;

    public override bool IsCancelled => cancellationToken.IsCancellationRequested;

    public override void Run(DbConnection connection, ISqlDialect dialect)
    {
        var session = new SqlSession(connection, null, dialect, cancellationToken) { Thread = Thread.CurrentThread };
        try
        {
            var running = unit(session);
            if (!running.IsCompleted)
            {
                // Whatever it waits for, nobody will look at how it ends.
                _ = running.ContinueWith(
                    task => task.Exception, CancellationToken.None, TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default);
                throw new InvalidOperationException(SqlSession.WaitedForSomethingElse);
            }

            _result = running.GetAwaiter().GetResult();
        }
        finally
        {
            session.End();
        }
    }

    public override void Complete() => _completion.TrySetResult(_result);

    public override void Fail(Exception exception)
    {
        if (exception is OperationCanceledException && IsCancelled) Cancel();
        else _completion.TrySetException(exception);
    }

    public override void Cancel() => _completion.TrySetCanceled(cancellationToken);
}
