using System.Globalization;
using System.Text.Json.Nodes;
using CultureBot.People.Scim;
using CultureBot.Web.Start;

namespace CultureBot.Web.Scim;

/// <summary>Reads what an identity provider sends.</summary>
internal static class ScimRequests
{
    public const int LargestBody = 1024 * 1024;

    /// <summary>The most resources of one page.</summary>
    public const int MostAtOnce = 200;

    public const string Root = "/scim/v2";

    private const int UsualCount = 100;

    /// <exception cref="ScimRefusedException">It is too large, of another type, or malformed.</exception>
    public static async Task<JsonObject> BodyAsync(HttpRequest request, CancellationToken cancellationToken)
    {
        if (request.ContentType is { } type && type.Split(';')[0].Trim().ToLowerInvariant() is not ("application/scim+json" or "application/json"))
            throw new ScimRefusedException(StatusCodes.Status415UnsupportedMediaType, ScimFault.None, $"Send {ScimAnswers.ContentType}.");
        using var body = new MemoryStream();
        try
        {
            await request.Body.CopyToAsync(body, cancellationToken);
        }
        catch (BadHttpRequestException tooLarge) when (tooLarge.StatusCode == StatusCodes.Status413PayloadTooLarge)
        {
            throw new ScimRefusedException(tooLarge.StatusCode, ScimFault.None, "A request may have 1 MB.");
        }

        return ScimJson.Read(body.GetBuffer().AsMemory(0, (int)body.Length));
    }

    /// <exception cref="ScimRefusedException">The filter or a number is malformed.</exception>
    public static ScimQuery Query(HttpRequest request, WebOptions options)
    {
        var filter = request.Query["filter"].ToString();
        return new(
            filter.Length == 0 ? null : ScimFilter.Read(filter),
            Math.Max(1, Number(request, "startIndex", 1)),
            Math.Clamp(Number(request, "count", UsualCount), 0, MostAtOnce),
            Projection(request),
            Place(request, options));
    }

    public static ScimProjection Projection(HttpRequest request) =>
        ScimProjection.Read(request.Query["attributes"].ToString(), request.Query["excludedAttributes"].ToString());

    /// <summary>Where SCIM is served, as the provider reaches it.</summary>
    public static Uri Place(HttpRequest request, WebOptions options) =>
        new(options.PublicUrl ?? new Uri($"{request.Scheme}://{request.Host}"), Root);

    private static int Number(HttpRequest request, string name, int usual)
    {
        var text = request.Query[name].ToString();
        if (text.Length == 0) return usual;
        return int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number)
            ? number
            : throw new ScimRefusedException(StatusCodes.Status400BadRequest, ScimFault.InvalidValue, $"{name} must be a number.");
    }
}
