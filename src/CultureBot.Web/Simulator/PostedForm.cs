using CultureBot.Storage;

namespace CultureBot.Web.Simulator;

/// <summary>A form that a page of the simulator posted, and the scene it was posted from.</summary>
internal sealed class PostedForm(Scene? scene, IFormCollection fields)
{
    /// <summary>The longest nonce that is still one of ours.</summary>
    private const int NonceLength = 32;

    private const string FieldPrefix = "field.";

    public string this[string field] => fields[field].ToString();

    /// <summary>The pressed button's action and value.</summary>
    public (string Action, string Value) Pressed =>
        this["press"].Split(' ', 2) is [var action, var value] ? (action, value) : ("", "");

    public static async ValueTask<PostedForm> BindAsync(HttpContext context)
    {
        var database = context.RequestServices.GetRequiredService<Database>();
        var directory = await SimulatorEndpoints.DirectoryAsync(database, context.RequestAborted);
        var route = context.Request.RouteValues;
        var scene = directory is null ? null : Scene.Find(directory, (string?)route["person"] ?? "", (string?)route["conversation"] ?? "");
        return new(scene, context.Request.HasFormContentType ? await context.Request.ReadFormAsync(context.RequestAborted) : FormCollection.Empty);
    }

    public Guid? Id(string field) => Guid.TryParse(this[field], out var id) ? id : null;

    /// <summary>What was filled in, by the names of a form's fields.</summary>
    public IEnumerable<(string Field, IReadOnlyList<string> Values)> Inputs => fields.Keys
        .Where(key => key.StartsWith(FieldPrefix, StringComparison.Ordinal))
        .Select(key => (key[FieldPrefix.Length..], All(key)));

    public IReadOnlyList<string> All(string field) => [.. fields[field].OfType<string>()];

    /// <summary>Does it and leads back to where the form was, with the thread that was open.</summary>
    public async Task<IResult> DoAsync(Func<Scene, string, Task> action)
    {
        var nonce = this["nonce"];
        if (scene is null) return TypedResults.NotFound();
        if (nonce.Length != NonceLength || !nonce.All(char.IsAsciiHexDigit)) return TypedResults.BadRequest();

        await action(scene, nonce);
        return TypedResults.LocalRedirect(Id("shown") is { } shown ? $"{scene.Address}?thread={shown:N}" : scene.Address);
    }
}
