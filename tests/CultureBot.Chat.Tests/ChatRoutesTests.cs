using System.Collections.Immutable;

namespace CultureBot.Chat.Tests;

public sealed class ChatRoutesTests
{
    private readonly Recorder _recorder = new();
    private readonly ChatRoutes _routes = new();

    public static TheoryData<string, ChatRequest> Mapped => new()
    {
        { "command", new CommandRequest { Platform = "p", WorkspaceId = "w", RequestKey = "k", Command = "kudos", Text = CommandText.Empty } },
        { "shortcut", new ShortcutRequest { Platform = "p", WorkspaceId = "w", RequestKey = "k", Shortcut = "give_kudos" } },
        { "button", new ButtonRequest { Platform = "p", WorkspaceId = "w", RequestKey = "k", Action = "kudos.boost" } },
        { "form", new FormRequest { Platform = "p", WorkspaceId = "w", RequestKey = "k", FormId = "kudos", Values = ImmutableDictionary<string, ImmutableArray<string>>.Empty } },
        { "account", new AccountChanged { Platform = "p", WorkspaceId = "w", RequestKey = "k", Account = new() { AccountId = "U1", DisplayName = "Ana", Kind = AccountKind.Member } } },
        { "channel", new ChannelChanged { Platform = "p", WorkspaceId = "w", RequestKey = "k", Channel = new() { ChannelId = "C1", Name = "general" } } },
        { "disconnected", new WorkspaceDisconnected { Platform = "p", WorkspaceId = "w", RequestKey = "k" } },
    };

    [Theory]
    [MemberData(nameof(Mapped))]
    public async Task A_request_reaches_the_handler_that_its_kind_and_name_are_mapped_to(string handler, ChatRequest request)
    {
        MapAll();

        Assert.True(_routes.Handles(request));
        var answer = await _routes.HandleAsync(_recorder, request, TestContext.Current.CancellationToken);

        Assert.Equal([(handler, request, TestContext.Current.CancellationToken)], _recorder.Seen);
        Assert.Equal(handler, Assert.IsType<PrivateAnswer>(answer).Card.Summary.ToPlain());
    }

    [Fact]
    public async Task What_nobody_maps_is_answered_with_nothing()
    {
        MapAll();
        var request = new CommandRequest { Platform = "p", WorkspaceId = "w", RequestKey = "k", Command = "Kudos", Text = CommandText.Empty };

        Assert.False(_routes.Handles(request));
        Assert.Same(ChatAnswer.Nothing, await _routes.HandleAsync(_recorder, request, TestContext.Current.CancellationToken));
        Assert.Empty(_recorder.Seen);
    }

    [Fact]
    public void A_name_mapped_twice_fails_at_start()
    {
        MapAll();

        var wrong = Assert.Throws<InvalidOperationException>(() => _routes.For<Recorder>().Command("kudos", r => r.Command));
        Assert.Contains("command kudos", wrong.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_handler_that_is_not_registered_is_named()
    {
        _routes.For<ChatRoutesTests>().Command("kudos", _ => (_, _) => Task.FromResult(ChatAnswer.Nothing));
        var request = new CommandRequest { Platform = "p", WorkspaceId = "w", RequestKey = "k", Command = "kudos", Text = CommandText.Empty };

        var wrong = await Assert.ThrowsAsync<InvalidOperationException>(() => _routes.HandleAsync(_recorder, request, TestContext.Current.CancellationToken));
        Assert.Contains(nameof(ChatRoutesTests), wrong.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Commands_and_shortcuts_can_be_held_against_a_manifest()
    {
        MapAll();

        Assert.Equal(["kudos"], _routes.Commands, StringComparer.Ordinal);
        Assert.Equal(["give_kudos"], _routes.Shortcuts, StringComparer.Ordinal);
    }

    private void MapAll() => _routes.For<Recorder>()
        .Command("kudos", r => r.Command)
        .Shortcut("give_kudos", r => r.Shortcut)
        .Button("kudos.boost", r => r.Button)
        .Form("kudos", r => r.Form)
        .AccountChanged(r => r.Account)
        .ChannelChanged(r => r.Channel)
        .WorkspaceDisconnected(r => r.Disconnected);

    /// <summary>A handler that is its own service provider.</summary>
    private sealed class Recorder : IServiceProvider
    {
        public List<(string, ChatRequest, CancellationToken)> Seen { get; } = [];

        public object? GetService(Type serviceType) => serviceType == typeof(Recorder) ? this : null;

        public Task<ChatAnswer> Command(CommandRequest request, CancellationToken cancellationToken) => Answer("command", request, cancellationToken);

        public Task<ChatAnswer> Shortcut(ShortcutRequest request, CancellationToken cancellationToken) => Answer("shortcut", request, cancellationToken);

        public Task<ChatAnswer> Button(ButtonRequest request, CancellationToken cancellationToken) => Answer("button", request, cancellationToken);

        public Task<ChatAnswer> Form(FormRequest request, CancellationToken cancellationToken) => Answer("form", request, cancellationToken);

        public Task<ChatAnswer> Account(AccountChanged request, CancellationToken cancellationToken) => Answer("account", request, cancellationToken);

        public Task<ChatAnswer> Channel(ChannelChanged request, CancellationToken cancellationToken) => Answer("channel", request, cancellationToken);

        public Task<ChatAnswer> Disconnected(WorkspaceDisconnected request, CancellationToken cancellationToken) => Answer("disconnected", request, cancellationToken);

        private Task<ChatAnswer> Answer(string name, ChatRequest request, CancellationToken cancellationToken)
        {
            Seen.Add((name, request, cancellationToken));
            return Task.FromResult(ChatAnswer.Private(Card.Of(name)));
        }
    }
}
