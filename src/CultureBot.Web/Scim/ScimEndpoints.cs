using CultureBot.People.Scim;
using CultureBot.Web.Start;
using Microsoft.AspNetCore.Mvc;

namespace CultureBot.Web.Scim;

/// <summary>SCIM 2.0 (RFC 7644): an identity provider keeps people and groups true.</summary>
internal static class ScimEndpoints
{
    private static readonly string[] Unsupported = ["Bulk", "Me", ".search"];

    public static void MapScim(this IEndpointRouteBuilder app)
    {
        var scim = app.MapGroup(ScimRequests.Root).AddEndpointFilter(RefusalsAsync).WithMetadata(new RequestSizeLimitAttribute(ScimRequests.LargestBody));
        scim.MapGet("/Users", UsersAsync);
        scim.MapPost("/Users", CreateUserAsync);
        scim.MapGet("/Users/{id}", UserAsync);
        scim.MapPut("/Users/{id}", ReplaceUserAsync);
        scim.MapPatch("/Users/{id}", PatchUserAsync);
        scim.MapDelete("/Users/{id}", RemoveUserAsync);
        scim.MapScimGroups();
        scim.MapScimDiscovery();
        scim.Map("/{**rest}", (string? rest) => Unsupported.Contains(rest?.Split('/')[^1], StringComparer.OrdinalIgnoreCase)
            ? ScimAnswers.Error(StatusCodes.Status501NotImplemented, "This is not supported; ServiceProviderConfig says what is.")
            : ScimAnswers.Error(StatusCodes.Status404NotFound, "There is nothing here."));
    }

    private static async ValueTask<object?> RefusalsAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        try
        {
            return await next(context);
        }
        catch (ScimRefusedException refused)
        {
            return ScimAnswers.Error(refused.Status, refused.Message, refused.Fault);
        }
    }

    private static async Task<IResult> UsersAsync(HttpRequest request, ReadScim read, WebOptions options, CancellationToken cancellationToken)
    {
        var query = ScimRequests.Query(request, options);
        var page = await read.UsersAsync(query, cancellationToken);
        return ScimAnswers.List(page.Total, query.Start, page.Resources);
    }

    private static async Task<IResult> CreateUserAsync(
        HttpRequest request, HttpResponse response, ProvisionUser provision, ReadScim read, WebOptions options, CancellationToken cancellationToken)
    {
        var id = await provision.CreateAsync(await ScimRequests.BodyAsync(request, cancellationToken), cancellationToken);
        response.Headers.Location = $"{ScimRequests.Place(request, options)}/Users/{id}";
        return ScimAnswers.Document(await AnswerAsync(id, request, read, options, cancellationToken), StatusCodes.Status201Created);
    }

    private static async Task<IResult> UserAsync(string id, HttpRequest request, ReadScim read, WebOptions options, CancellationToken cancellationToken) =>
        ScimAnswers.Document(await AnswerAsync(Id(id), request, read, options, cancellationToken));

    private static async Task<IResult> ReplaceUserAsync(
        string id, HttpRequest request, ProvisionUser provision, ReadScim read, WebOptions options, CancellationToken cancellationToken)
    {
        await provision.ReplaceAsync(Id(id), await ScimRequests.BodyAsync(request, cancellationToken), cancellationToken);
        return ScimAnswers.Document(await AnswerAsync(Id(id), request, read, options, cancellationToken));
    }

    private static async Task<IResult> PatchUserAsync(
        string id, HttpRequest request, ProvisionUser provision, ReadScim read, WebOptions options, CancellationToken cancellationToken)
    {
        await provision.PatchAsync(Id(id), await ScimRequests.BodyAsync(request, cancellationToken), cancellationToken);
        return ScimAnswers.Document(await AnswerAsync(Id(id), request, read, options, cancellationToken));
    }

    private static async Task<IResult> RemoveUserAsync(string id, ProvisionUser provision, CancellationToken cancellationToken)
    {
        await provision.RemoveAsync(Id(id), cancellationToken);
        return TypedResults.NoContent();
    }

    private static Task<System.Text.Json.Nodes.JsonObject> AnswerAsync(
        ScimUserId id, HttpRequest request, ReadScim read, WebOptions options, CancellationToken cancellationToken) =>
        read.UserAsync(id, ScimRequests.Projection(request), ScimRequests.Place(request, options), cancellationToken);

    // What is no id of ours is nobody's.
    private static ScimUserId Id(string text) => ScimUserId.Of(text) ?? default;
}
