namespace CultureBot.Chat;

/// <summary>
/// Which handler answers which request; reads like ASP.NET's endpoint mapping. Adapters call <see cref="HandleAsync"/>,
/// slices map. A name mapped twice is a bug and fails at start.
/// </summary>
public sealed class ChatRoutes
{
    private readonly Dictionary<string, Func<IServiceProvider, ChatRequest, CancellationToken, Task<ChatAnswer>>> _routes =
        new(StringComparer.Ordinal);

    private readonly HashSet<string> _messageShortcuts = new(StringComparer.Ordinal);

    private readonly HashSet<string> _confidential = new(StringComparer.Ordinal);

    public IEnumerable<string> Commands => Names("command");

    public IEnumerable<string> Shortcuts => Names("shortcut");

    public IEnumerable<string> Searches => Names("search");

    /// <summary>The emoji that somebody listens to, by their names without colons.</summary>
    public IEnumerable<string> Reactions => Names("reaction");

    /// <summary>Those of <see cref="Shortcuts"/> that stand in the menu of a message.</summary>
    public IReadOnlySet<string> MessageShortcuts => _messageShortcuts;

    /// <summary>Routes that are handled by methods of <typeparamref name="THandler"/>, resolved for each request.</summary>
    public ChatRoutes<THandler> For<THandler>() where THandler : class => new(this);

    /// <summary>True when somebody handles requests of this kind and name.</summary>
    public bool Handles(ChatRequest request) => _routes.ContainsKey(Key(request));

    /// <summary>
    /// True when nobody may learn who sent this, or when: adapters then log no key and no words of it, and nothing is stored beside
    /// what its handler stores.
    /// </summary>
    public bool IsConfidential(ChatRequest request) => _confidential.Contains(Key(request));

    /// <summary>The request as log lines may name it.</summary>
    public string NameForLogs(ChatRequest request) => IsConfidential(request) ? "of a confidential route" : request.RequestKey;

    /// <summary>A failure as log lines may tell it: of a confidential request its type alone, since messages may hold anything.</summary>
    public Exception? ForLogs(ChatRequest request, Exception? failure) =>
        failure is not null && IsConfidential(request) ? new ConfidentialFailureException(failure) : failure;

    /// <summary>
    /// Runs the request's handler. A request that nobody maps answers <see cref="ChatAnswer.Nothing"/>: platforms send
    /// more kinds than one asked for.
    /// </summary>
    public Task<ChatAnswer> HandleAsync(IServiceProvider services, ChatRequest request, CancellationToken cancellationToken) =>
        _routes.TryGetValue(Key(request), out var handler)
            ? handler(services, request, cancellationToken)
            : Task.FromResult(ChatAnswer.Nothing);

    internal void MarkConfidential(string key) => _confidential.Add(key);

    internal void MarkMessageShortcut(string name) => _messageShortcuts.Add(name);

    internal void Map<THandler, TRequest>(
        string key, Func<THandler, Func<TRequest, CancellationToken, Task<ChatAnswer>>> method)
        where THandler : class
        where TRequest : ChatRequest
    {
        if (!_routes.TryAdd(key, Run)) throw new InvalidOperationException($"The chat route '{key}' is mapped twice.");

        Task<ChatAnswer> Run(IServiceProvider services, ChatRequest request, CancellationToken cancellationToken)
        {
            var handler = (THandler?)services.GetService(typeof(THandler))
                ?? throw new InvalidOperationException($"{typeof(THandler).Name} handles '{key}' but is not registered.");
            return method(handler)((TRequest)request, cancellationToken);
        }
    }

    private static string Key(ChatRequest request) => request switch
    {
        CommandRequest command => "command " + command.Command,
        ShortcutRequest shortcut => "shortcut " + shortcut.Shortcut,
        ButtonRequest button => "button " + button.Action,
        FormRequest form => "form " + form.FormId,
        ReactionRequest reaction => "reaction " + reaction.Emoji,
        SearchRequest search => "search " + search.Search,
        _ => request.GetType().Name,
    };

    private IEnumerable<string> Names(string kind) =>
        _routes.Keys.Where(k => k.StartsWith(kind + " ", StringComparison.Ordinal)).Select(k => k[(kind.Length + 1)..]);
}

/// <summary>The mapping calls for one handler class.</summary>
public sealed class ChatRoutes<THandler>(ChatRoutes routes) where THandler : class
{
    private readonly List<string> _keys = [];

    /// <summary>Marks the routes that were added before it: nothing tells who sent their requests, or when (<see cref="ChatRoutes.IsConfidential"/>).</summary>
    public ChatRoutes<THandler> Confidential()
    {
        foreach (var key in _keys) routes.MarkConfidential(key);
        return this;
    }

    /// <summary>A slash command, named without the slash.</summary>
    public ChatRoutes<THandler> Command(
        string name, Func<THandler, Func<CommandRequest, CancellationToken, Task<ChatAnswer>>> method) => Add("command " + name, method);

    /// <summary>A shortcut that can be chosen anywhere.</summary>
    public ChatRoutes<THandler> Shortcut(
        string name, Func<THandler, Func<ShortcutRequest, CancellationToken, Task<ChatAnswer>>> method) => Add("shortcut " + name, method);

    /// <summary>A shortcut in the menu of a message.</summary>
    public ChatRoutes<THandler> MessageShortcut(
        string name, Func<THandler, Func<ShortcutRequest, CancellationToken, Task<ChatAnswer>>> method)
    {
        routes.MarkMessageShortcut(name);
        return Add("shortcut " + name, method);
    }

    public ChatRoutes<THandler> Button(
        string action, Func<THandler, Func<ButtonRequest, CancellationToken, Task<ChatAnswer>>> method) => Add("button " + action, method);

    public ChatRoutes<THandler> Form(
        string id, Func<THandler, Func<FormRequest, CancellationToken, Task<ChatAnswer>>> method) => Add("form " + id, method);

    /// <summary>An emoji by its name without colons, put on a message or taken off it.</summary>
    public ChatRoutes<THandler> Reaction(
        string emoji, Func<THandler, Func<ReactionRequest, CancellationToken, Task<ChatAnswer>>> method) => Add("reaction " + emoji, method);

    public ChatRoutes<THandler> Search(
        string name, Func<THandler, Func<SearchRequest, CancellationToken, Task<ChatAnswer>>> method) => Add("search " + name, method);

    public ChatRoutes<THandler> Mention(
        Func<THandler, Func<MentionRequest, CancellationToken, Task<ChatAnswer>>> method) => Add(nameof(MentionRequest), method);

    public ChatRoutes<THandler> HomeOpened(
        Func<THandler, Func<HomeOpened, CancellationToken, Task<ChatAnswer>>> method) => Add(nameof(Chat.HomeOpened), method);

    public ChatRoutes<THandler> AccountChanged(
        Func<THandler, Func<AccountChanged, CancellationToken, Task<ChatAnswer>>> method) => Add(nameof(Chat.AccountChanged), method);

    public ChatRoutes<THandler> DirectChatChanged(
        Func<THandler, Func<DirectChatChanged, CancellationToken, Task<ChatAnswer>>> method) => Add(nameof(Chat.DirectChatChanged), method);

    public ChatRoutes<THandler> ChannelChanged(
        Func<THandler, Func<ChannelChanged, CancellationToken, Task<ChatAnswer>>> method) => Add(nameof(Chat.ChannelChanged), method);

    public ChatRoutes<THandler> WorkspaceDisconnected(
        Func<THandler, Func<WorkspaceDisconnected, CancellationToken, Task<ChatAnswer>>> method) => Add(nameof(Chat.WorkspaceDisconnected), method);

    public ChatRoutes<THandler> WorkspaceAccessChanged(
        Func<THandler, Func<WorkspaceAccessChanged, CancellationToken, Task<ChatAnswer>>> method) => Add(nameof(Chat.WorkspaceAccessChanged), method);

    private ChatRoutes<THandler> Add<TRequest>(
        string key, Func<THandler, Func<TRequest, CancellationToken, Task<ChatAnswer>>> method) where TRequest : ChatRequest
    {
        routes.Map(key, method);
        _keys.Add(key);
        return this;
    }
}
