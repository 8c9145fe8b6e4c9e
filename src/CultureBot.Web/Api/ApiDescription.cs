using Microsoft.OpenApi;

namespace CultureBot.Web.Api;

/// <summary>The API's OpenAPI description at /openapi/v1.json.</summary>
internal static class ApiDescription
{
    private const string SchemeName = "operatorKey";

    public static void AddApiDescription(this IServiceCollection services) => services.AddOpenApi("v1", options =>
    {
        options.ShouldInclude = description => description.RelativePath?.StartsWith("api/", StringComparison.Ordinal) is true;
        options.AddDocumentTransformer((document, _, _) =>
        {
            document.Info = new OpenApiInfo
            {
                Title = "CultureBot operator's API",
                Version = "v1",
                Description = "For the people who run CultureBot. Send the configured Api:Key as a bearer token.",
            };

            // Wherever it is reached: the description is fetched from the same host.
            document.Servers = [];
            document.Components ??= new OpenApiComponents();
            document.Components.SecuritySchemes ??= new Dictionary<string, IOpenApiSecurityScheme>(StringComparer.Ordinal);
            document.Components.SecuritySchemes[SchemeName] = new OpenApiSecurityScheme
            {
                Type = SecuritySchemeType.Http,
                Scheme = "bearer",
                Description = "The value of the configuration key Api:Key.",
            };
            document.Security = [new OpenApiSecurityRequirement { [new OpenApiSecuritySchemeReference(SchemeName, document)] = [] }];
            return Task.CompletedTask;
        });
    });
}
