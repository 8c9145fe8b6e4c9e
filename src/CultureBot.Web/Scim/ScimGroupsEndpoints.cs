using CultureBot.People.Scim;
using CultureBot.Web.Start;

namespace CultureBot.Web.Scim;

/// <summary>The groups of an identity provider.</summary>
internal static class ScimGroupsEndpoints
{
    public static void MapScimGroups(this IEndpointRouteBuilder scim)
    {
        scim.MapGet("/Groups", GroupsAsync);
        scim.MapPost("/Groups", CreateAsync);
        scim.MapGet("/Groups/{id}", GroupAsync);
        scim.MapPut("/Groups/{id}", ReplaceAsync);
        scim.MapPatch("/Groups/{id}", PatchAsync);
        scim.MapDelete("/Groups/{id}", RemoveAsync);
    }

    private static async Task<IResult> GroupsAsync(HttpRequest request, ReadScim read, WebOptions options, CancellationToken cancellationToken)
    {
        var query = ScimRequests.Query(request, options);
        var page = await read.GroupsAsync(query, cancellationToken);
        return ScimAnswers.List(page.Total, query.Start, page.Resources);
    }

    private static async Task<IResult> CreateAsync(
        HttpRequest request, HttpResponse response, ProvisionGroup provision, ReadScim read, WebOptions options, CancellationToken cancellationToken)
    {
        var id = await provision.CreateAsync(await ScimRequests.BodyAsync(request, cancellationToken), cancellationToken);
        response.Headers.Location = $"{ScimRequests.Place(request, options)}/Groups/{id}";
        return ScimAnswers.Document(await AnswerAsync(id, request, read, options, cancellationToken), StatusCodes.Status201Created);
    }

    private static async Task<IResult> GroupAsync(string id, HttpRequest request, ReadScim read, WebOptions options, CancellationToken cancellationToken) =>
        ScimAnswers.Document(await AnswerAsync(Id(id), request, read, options, cancellationToken));

    private static async Task<IResult> ReplaceAsync(
        string id, HttpRequest request, ProvisionGroup provision, ReadScim read, WebOptions options, CancellationToken cancellationToken)
    {
        await provision.ReplaceAsync(Id(id), await ScimRequests.BodyAsync(request, cancellationToken), cancellationToken);
        return ScimAnswers.Document(await AnswerAsync(Id(id), request, read, options, cancellationToken));
    }

    // Without a body, as Entra ID asks for: nobody who adds one member wants to hear of ten thousand.
    private static async Task<IResult> PatchAsync(string id, HttpRequest request, ProvisionGroup provision, CancellationToken cancellationToken)
    {
        await provision.PatchAsync(Id(id), await ScimRequests.BodyAsync(request, cancellationToken), cancellationToken);
        return TypedResults.NoContent();
    }

    private static async Task<IResult> RemoveAsync(string id, ProvisionGroup provision, CancellationToken cancellationToken)
    {
        await provision.RemoveAsync(Id(id), cancellationToken);
        return TypedResults.NoContent();
    }

    private static Task<System.Text.Json.Nodes.JsonObject> AnswerAsync(
        ScimGroupId id, HttpRequest request, ReadScim read, WebOptions options, CancellationToken cancellationToken) =>
        read.GroupAsync(id, ScimRequests.Projection(request), ScimRequests.Place(request, options), cancellationToken);

    private static ScimGroupId Id(string text) => ScimGroupId.Of(text) ?? default;
}
