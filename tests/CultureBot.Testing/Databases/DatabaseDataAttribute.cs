using System.Reflection;
using Xunit;
using Xunit.Sdk;
using Xunit.v3;

namespace CultureBot.Testing.Databases;

/// <summary>
/// Runs a theory on every database: its first parameter is the <see cref="DatabaseKind"/>, the rest are
/// <paramref name="arguments"/>. May stand several times, as InlineData may.
/// </summary>
[AttributeUsage(AttributeTargets.Method, AllowMultiple = true)]
public sealed class DatabaseDataAttribute(params object?[] arguments) : DataAttribute
{
    public IReadOnlyList<object?> Arguments => arguments;

    public override ValueTask<IReadOnlyCollection<ITheoryDataRow>> GetData(MethodInfo testMethod, DisposalTracker disposalTracker) =>
        new([.. Enum.GetValues<DatabaseKind>().Select(kind => new TheoryDataRow([kind, .. arguments]))]);

    public override bool SupportsDiscoveryEnumeration() => true;
}
