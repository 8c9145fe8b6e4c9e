using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Http.HttpResults;

namespace CultureBot.Web.Access;

/// <summary>The operator's bearer key.</summary>
internal static class ApiKey
{
    private const string Scheme = "Bearer ";

    /// <summary>Compares hashes, in constant time, so that neither the key nor its length can be measured. No key configured: never.</summary>
    public static bool Matches(HttpRequest request, string key)
    {
        var header = request.Headers.Authorization;
        return key.Length > 0
            && header.Count == 1
            && header[0] is { } value
            && value.StartsWith(Scheme, StringComparison.OrdinalIgnoreCase)
            && CryptographicOperations.FixedTimeEquals(Hash(value[Scheme.Length..].Trim()), Hash(key));
    }

    public static ProblemHttpResult Refusal(HttpResponse response)
    {
        response.Headers.WWWAuthenticate = "Bearer";
        return TypedResults.Problem(
            "Send the operator's key (configuration key Api:Key) as 'Authorization: Bearer …'. While none is configured the API is closed.",
            statusCode: StatusCodes.Status401Unauthorized,
            title: "The operator's key is missing or is not this one.");
    }

    private static byte[] Hash(string text) => SHA256.HashData(Encoding.UTF8.GetBytes(text));
}
