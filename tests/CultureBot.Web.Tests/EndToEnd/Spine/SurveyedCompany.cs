using System.Globalization;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;
using CultureBot.Testing.Databases;
using NodaTime;
using static CultureBot.Web.Tests.EndToEnd.Spine.ChatCompany;

namespace CultureBot.Web.Tests.EndToEnd.Spine;

/// <summary>
/// Forty people, surveyed through the API and answering by their buttons. To Mia report Ana, who leads fifteen; Ben, who leads Dee and one more; Cem,
/// who leads three; and eleven others, Hana of HR among them. Dee leads six, who cannot be told apart from Ben's own two; Cem's three are too few.
/// </summary>
internal sealed class SurveyedCompany(ChatCompany chat) : IAsyncDisposable
{
    public const string Dee = "dee";
    public const string Hana = "hana";

    /// <summary>What is asked, and how many of ten people give it a five.</summary>
    public static readonly IReadOnlyList<(string Item, int OfTen)> Items = [("I1", 9), ("M2", 2), ("O3", 5)];

    public static readonly IReadOnlyList<string> Anas = Named('a', 15);

    private static readonly IReadOnlyList<string> Bens = [Dee, "b01"];
    private static readonly IReadOnlyList<string> Cems = Named('c', 3);
    private static readonly IReadOnlyList<string> Dees = Named('d', 6);
    private static readonly IReadOnlyList<string> Others = [Hana, .. Named('m', 8)];

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public ChatCompany Chat => chat;

    /// <summary>Everybody but Mia, who does not answer.</summary>
    public static IReadOnlyList<string> Respondents => [Ana, Ben, Cem, Aroha, .. Added];

    public string Survey { get; private set; } = "";

    public string Window { get; private set; } = "";

    private static IReadOnlyList<string> Added => [.. Anas, .. Bens, .. Cems, .. Dees, .. Others];

    public static async Task<SurveyedCompany> StartAsync(Func<CompanySetting, Task<ChatCompany>> start, DatabaseKind kind = DatabaseKind.Sqlite)
    {
        var company = new SurveyedCompany(await start(new(kind)
        {
            People = Added,
            Settings = new Dictionary<string, string?>(StringComparer.Ordinal) { ["Roles:Hr"] = "hana@example.com" },
        }));
        await company.ImportAsync();
        return company;
    }

    /// <summary>A survey of the three items is made and launched, and everybody has it in their morning.</summary>
    public async Task AskAsync()
    {
        var items = string.Join(',', Items.Select(one => $$"""{"item":"{{one.Item}}"}"""));
        Survey = (string)(await PostAsync("/api/v1/surveys", $$"""{"name":"Autumn pulse","template":"oneOff","questions":[{{items}}]}"""))!["id"]!;
        Window = (string)(await PostAsync($"/api/v1/surveys/{Survey}/windows", "{}"))!["id"]!;
        await chat.MoveToAsync(Instant.FromUtc(2026, 11, 18, 17, 5));
        await chat.MoveToAsync(Instant.FromUtc(2026, 11, 18, 22, 5));
    }

    /// <summary>Everybody but Mia taps through their card; of each group the first so many give a five.</summary>
    public async Task AnswerAsync()
    {
        foreach (var (who, place) in Places())
        {
            var card = Assert.Single(chat.To(who)).Card;
            foreach (var (_, ofTen) in Items) card = await chat.TapAsync(card, IsFive(place, ofTen) ? "5 – strongly agree" : "3", who);
            Assert.Contains("Your answers are in", (await chat.TapAsync(card, "Submit", who)).Shown, StringComparison.Ordinal);
        }
    }

    /// <summary>Closed by the API while it is open; at the hour of the results everybody has them.</summary>
    public async Task ReleaseAsync()
    {
        await CloseAsync();
        await TellAsync(await MomentAsync("publishedAt"));
    }

    public async Task CloseAsync() => Assert.Equal("Closed", (string?)(await PostAsync($"/api/v1/windows/{Window}/close", ""))!["state"]);

    /// <summary>Everybody has what they are to be told from a moment on: the thanks, or the results.</summary>
    public async Task TellAsync(Instant due)
    {
        // Windows are looked after each minute.
        await chat.MoveToAsync(due + Duration.FromMinutes(2));
        await chat.UntilAsync(async () =>
            await chat.CountAsync("SELECT COUNT(*) FROM published_windows WHERE thanked_at >= @Due OR told_at >= @Due", new { Due = due }) == 1);
        await chat.SettleAsync();
    }

    /// <summary>As the API tells of the window: <c>closesAt</c>, <c>closedAt</c> or <c>publishedAt</c>.</summary>
    public async Task<Instant> MomentAsync(string name) =>
        Instant.FromDateTimeOffset(DateTimeOffset.Parse((string)(await GetAsync($"/api/v1/windows/{Window}"))[name]!, CultureInfo.InvariantCulture));

    /// <summary>What the API publishes of a group: by item fives and respondents.</summary>
    public async Task<IReadOnlyDictionary<string, (int Fives, int N)>> FiguresAsync(string group) =>
        (await GetAsync($"/api/v1/windows/{Window}/results"))["figures"]!.AsArray().Where(figure => (string?)figure!["groupId"] == group)
            .ToDictionary(figure => (string)figure!["item"]!, figure => ((int)figure!["fives"]!, (int)figure["n"]!), StringComparer.Ordinal);

    public async Task<string> LedByAsync(string manager) => "manager:" + Assert.Single(await chat.ListAsync(
        "SELECT CAST(person_id AS text) FROM accounts WHERE external_id = @Id", new { Id = chat.IdOf(manager) }));

    public async Task<JsonNode> GetAsync(string path)
    {
        using var client = chat.Operator();
        return JsonNode.Parse(await client.GetStringAsync(path, Cancellation))!;
    }

    /// <summary>Whether it is there, and what was answered.</summary>
    public async Task<(bool IsThere, string Answer)> TryGetAsync(string path)
    {
        using var client = chat.Operator();
        using var response = await client.GetAsync(path, Cancellation);
        return (response.IsSuccessStatusCode, await response.Content.ReadAsStringAsync(Cancellation));
    }

    public async Task<JsonNode?> PostAsync(string path, string body, string type = "application/json")
    {
        var (isDone, answer) = await TryPostAsync(path, body, type);
        Assert.True(isDone, answer);
        return JsonNode.Parse(answer);
    }

    /// <summary>Whether it was done, and what was answered.</summary>
    public async Task<(bool IsDone, string Answer)> TryPostAsync(string path, string body, string type = "application/json")
    {
        using var client = chat.Operator();
        using var content = new StringContent(body, Encoding.UTF8, new MediaTypeHeaderValue(type));
        using var response = await client.PostAsync(path, body.Length == 0 ? null : content, Cancellation);
        return (response.IsSuccessStatusCode, await response.Content.ReadAsStringAsync(Cancellation));
    }

    public ValueTask DisposeAsync() => chat.DisposeAsync();

    private Task<JsonNode?> ImportAsync()
    {
        var rows = new StringBuilder("email,name,manager_email,team\n");
        Add(Mia, "", "Everything", "Mia Chen");
        foreach (var (manager, team, people) in ((string, string, IReadOnlyList<string>)[])
            [(Mia, "Office", [Ana, Ben, Cem, Aroha, .. Others]), (Ana, "Front Desk", Anas), (Ben, "Repairs", Bens), (Cem, "Books", Cems), (Dee, "Tools", Dees)])
        {
            foreach (var who in people) Add(who, manager + "@example.com", team, CompanySetting.NameOf(who));
        }

        return PostAsync("/api/v1/people/import", rows.ToString(), "text/csv");

        void Add(string who, string manager, string team, string name) =>
            rows.Append(CultureInfo.InvariantCulture, $"{who}@example.com,{name},{manager},{team}\n");
    }

    private static IEnumerable<(string Who, int Place)> Places() =>
        ((IReadOnlyList<string>[])[[Ana, Ben, Cem, Aroha, .. Others], Anas, [.. Bens, .. Dees], Cems]).SelectMany(group => group.Select((who, place) => (who, place)));

    private static bool IsFive(int place, int ofTen) => place % 10 < ofTen;

    private static IReadOnlyList<string> Named(char letter, int count) =>
        [.. Enumerable.Range(1, count).Select(number => string.Create(CultureInfo.InvariantCulture, $"{letter}{number:00}"))];
}
