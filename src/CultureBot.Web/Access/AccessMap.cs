using System.Collections.Concurrent;

namespace CultureBot.Web.Access;

/// <summary>The row of each endpoint.</summary>
internal sealed class AccessMap(EndpointDataSource endpoints)
{
    private readonly ConcurrentDictionary<Endpoint, AccessRow> _rows = new();

    /// <summary>Looks every row up, so that one that is missing keeps the application from starting.</summary>
    /// <exception cref="InvalidOperationException">An endpoint has no row, or its methods have different ones: a bug.</exception>
    public void Load()
    {
        foreach (var endpoint in endpoints.Endpoints) Of(endpoint);
    }

    public AccessRow Of(Endpoint endpoint) => _rows.GetOrAdd(endpoint, e => RowOf((RouteEndpoint)e));

    public static AccessRow RowOf(RouteEndpoint endpoint)
    {
        var pattern = "/" + endpoint.RoutePattern.RawText?.TrimStart('/');
        var methods = endpoint.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods ?? [];
        var rows = (methods.Count == 0 ? ["*"] : methods)
            .Select(method => AccessTable.Rows.FirstOrDefault(row => row.Matches(method, pattern)))
            .Distinct()
            .ToList();
        return rows is [{ } row]
            ? row
            : throw new InvalidOperationException($"'{string.Join(' ', methods)} {pattern}' needs one row in AccessTable.cs, and has {rows.Count(r => r is not null)}.");
    }
}
