using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace CultureBot.Chat.Tests;

public sealed class ChatJsonTests
{
    private const string Words = "<!channel> *x* \"é\" 𝔘 שלום\r\n{0}";

    private static readonly CommandText Typed = new(
    [
        new NamedAccount("U1", "ana"), new TypedText(" " + Words), new NamedGroup("S1", "@team"), new NamedChannel("C1", ""), new TypedHandle("bo"),
    ]);

    public static TheoryData<ChatRequest> Requests { get; } =
    [
        new CommandRequest { Platform = "slack", WorkspaceId = "T1", AccountId = "U1", RequestKey = "k", Command = "kudos", Text = Typed, Place = new("C1", "general", PlaceKind.PrivateChannel), ReplyTo = "https://hooks.example/1" },
        new ShortcutRequest { Platform = "slack", WorkspaceId = "T1", RequestKey = "k", Shortcut = "give_kudos" },
        new ButtonRequest { Platform = "slack", WorkspaceId = "T1", RequestKey = "k", Action = "kudos.send", Value = "v" },
        new SearchRequest { Platform = "teams", WorkspaceId = "T1", RequestKey = "k", Search = "my_kudos", Text = Words, Skip = 25, Count = 10 },
        new DirectChatChanged { Platform = "teams", WorkspaceId = "T1", RequestKey = "k", IsOpen = true },
        new AccountChanged { Platform = "slack", WorkspaceId = "T1", RequestKey = "k", Account = new() { AccountId = "U1", DisplayName = Words, Kind = AccountKind.Stranger, Picture = new Uri("https://a.example/p.png") } },
        new ChannelChanged { Platform = "slack", WorkspaceId = "T1", RequestKey = "k", Channel = new() { ChannelId = "C1", Name = "general", IsArchived = true } },
        new WorkspaceDisconnected { Platform = "slack", WorkspaceId = "T1", RequestKey = "k" },
    ];

    [Theory]
    [MemberData(nameof(Requests))]
    public void A_stored_request_comes_back_as_it_was(ChatRequest request) => Assert.Equal(request, RoundTrip(request));

    [Fact]
    public void A_stored_form_comes_back_with_every_value()
    {
        var form = new FormRequest
        {
            Platform = "slack",
            WorkspaceId = "T1",
            RequestKey = "k",
            FormId = "kudos",
            State = "s",
            Values = ImmutableDictionary<string, ImmutableArray<string>>.Empty.Add("people", ["U1", "U2"]).Add("words", [Words]).Add("values", []),
        };

        var back = Assert.IsType<FormRequest>(RoundTrip(form));

        Assert.Equal(form, back with { Values = form.Values });
        Assert.Equal(["U1", "U2"], back.All("people"), StringComparer.Ordinal);
        Assert.Equal(Words, back.Text("words"));
        Assert.Equal("", back.Text("values"));
        Assert.Equal("", back.Text("unknown"));
    }

    [Fact]
    public void What_opens_a_form_is_never_stored() =>
        Assert.DoesNotContain("secret-trigger", Json(new ShortcutRequest { Platform = "slack", WorkspaceId = "T1", RequestKey = "k", Shortcut = "s", FormTrigger = "secret-trigger" }), StringComparison.Ordinal);

    [Fact]
    public void A_request_is_read_whatever_the_order_of_its_keys()
    {
        var stored = JsonNode.Parse(Json(Requests.First().Data))!.AsObject();
        var reversed = new JsonObject(stored.Reverse().Select(pair => KeyValuePair.Create(pair.Key, pair.Value?.DeepClone())));

        Assert.Equal(Requests.First().Data, JsonSerializer.Deserialize(reversed.ToJsonString(), ChatJson.Default.ChatRequest));
    }

    [Fact]
    public void Kinds_and_enums_are_stored_by_name()
    {
        var stored = JsonNode.Parse(Json(Requests.First().Data))!;

        Assert.Equal("command", (string?)stored["$type"]);
        Assert.Equal("PrivateChannel", (string?)stored["place"]!["kind"]);
        Assert.Equal(["account", "text", "group", "channel", "handle"], stored["text"]!["parts"]!.AsArray().Select(part => (string?)part!["$type"]), StringComparer.Ordinal);
    }

    [Fact]
    public void A_card_comes_back_as_it_was()
    {
        ChatText text = ChatText.Bold(Words) + ChatText.Mention("U1", "Ana") + ChatText.Channel("C1", "general") + ChatText.Link("l", new Uri("https://a.example/?x=1")) + Words;
        var card = new Card(text, [
            new HeadingBlock(text), new TextBlock(text), new QuoteBlock(Words), new ListBlock([text, ChatText.Empty]), new NoteBlock(text), new DividerBlock(),
            new ChartBlock(ChartKind.Area, text, [new("a", 1.5m, text), new("b", 0, ChatText.Empty)]) { Unit = Words },
            new ActionsBlock([new() { Label = Words, Action = "a", Value = "v", Style = ButtonStyle.Danger }, new() { Label = "open", Address = new Uri("https://a.example/") }]),
        ]);

        var json = JsonSerializer.Serialize(card, ChatJson.Default.Card);
        var back = JsonSerializer.Deserialize(json, ChatJson.Default.Card)!;

        Assert.Equal(json, JsonSerializer.Serialize(back, ChatJson.Default.Card));
        Assert.Equal(text, back.Summary);
        Assert.Equal(card.Blocks.Select(block => block.GetType()), back.Blocks.Select(block => block.GetType()));
        Assert.Equal(card.Blocks[2], back.Blocks[2]);
        Assert.Equal(((ChartBlock)card.Blocks[6]).Points, ((ChartBlock)back.Blocks[6]).Points.AsEnumerable());
        Assert.Equal(((ActionsBlock)card.Blocks[7]).Buttons, ((ActionsBlock)back.Blocks[7]).Buttons.AsEnumerable());
    }

    [Fact]
    public void Typed_text_reads_back_as_it_was_typed()
    {
        Assert.Equal("@ana " + Words + "@team#C1@bo", Typed.ToPlain());
        Assert.Equal(Typed, JsonSerializer.Deserialize(JsonSerializer.Serialize(Typed, ChatJson.Default.CommandText), ChatJson.Default.CommandText));
    }

    private static string Json(ChatRequest request) => JsonSerializer.Serialize(request, ChatJson.Default.ChatRequest);

    private static ChatRequest RoundTrip(ChatRequest request) => JsonSerializer.Deserialize(Json(request), ChatJson.Default.ChatRequest)!;
}
