using CultureBot.Chat;
using CultureBot.Storage.Secrets;
using Microsoft.Extensions.DependencyInjection;

namespace CultureBot.Delivery;

/// <summary>Runs a stored request through its route again, in a scope of its own and with the patience of the background.</summary>
internal sealed class RequestRun(IServiceScopeFactory scopes, ChatRoutes routes, SecretBox secrets)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    public ChatRequest Read(UnfinishedRequest stored) => UnfinishedRequestText.Unwrap(secrets, stored.Request);

    /// <returns>Null when the handler asked for more time.</returns>
    public async Task<ChatAnswer?> RunAsync(ChatRequest request, bool isLast, CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        var patience = scope.ServiceProvider.GetRequiredService<LookupPatience>();
        patience.Limit = Patience;
        patience.IsLastAttempt = isLast;
        var unfinished = scope.ServiceProvider.GetRequiredService<UnfinishedRequests>();
        unfinished.IsFinishing = true;
        var answer = await routes.HandleAsync(scope.ServiceProvider, request, cancellationToken);
        return unfinished.WasPutOff ? null : answer;
    }

    /// <summary>What an answer says to somebody who does not wait for it any more; null when it says nothing.</summary>
    public static Card? CardOf(ChatAnswer? answer) => answer switch
    {
        PrivateAnswer said => said.Card,
        FormAnswer form => form.Otherwise,
        FieldErrorsAnswer errors => Card.Of(ChatText.Join("\n", errors.ByField.Values.Select(ChatText.Plain))),
        _ => null,
    };
}
