using CultureBot.Storage;

namespace CultureBot.Tests.Pulse.Closing;

/// <summary>A database whose units of work fail after so many: the program is killed there.</summary>
internal sealed class UnitsFail(Database inner, int unitsBeforeFailure) : Database
{
    private int _left = unitsBeforeFailure;

    public override ISqlDialect Dialect => inner.Dialect;

    public override Task<T> ReadAsync<T>(Func<SqlSession, Task<T>> query, CancellationToken cancellationToken) => inner.ReadAsync(query, cancellationToken);

    public override Task<T> WriteAsync<T>(Func<SqlSession, Task<T>> unit, WriteUrgency urgency, CancellationToken cancellationToken) =>
        _left-- > 0 ? inner.WriteAsync(unit, urgency, cancellationToken) : Task.FromException<T>(new IOException("Killed."));

    public override Task ForgetDeletedAsync(IReadOnlyCollection<string> tables, CancellationToken cancellationToken) =>
        inner.ForgetDeletedAsync(tables, cancellationToken);

    public override ValueTask DisposeAsync() => ValueTask.CompletedTask;
}
