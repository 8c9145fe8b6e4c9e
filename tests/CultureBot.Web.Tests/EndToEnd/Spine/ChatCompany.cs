using System.Text.RegularExpressions;
using CultureBot.Testing;
using CultureBot.Testing.Databases;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using NodaTime;

namespace CultureBot.Web.Tests.EndToEnd.Spine;

/// <summary>
/// The small company of Ana, Ben, Cem, Mia (whom Ana reports to), Aroha in Auckland, Gus, who left, a robot and the group
/// Front Desk (Ben and Cem), on whichever platform: what is true of all of them is tested through this.
/// In texts <c>{ana}</c> mentions somebody, or the group, as one does there.
/// </summary>
internal abstract class ChatCompany : IAsyncDisposable
{
    public const string Ana = "ana";
    public const string Ben = "ben";
    public const string Cem = "cem";
    public const string Mia = "mia";
    public const string Aroha = "aroha";
    public const string Gus = "gus";
    public const string Robot = "robot";
    public const string FrontDesk = "front-desk";
    public const string Words = "Covered the phones while I was out";

    public abstract AppFixture App { get; }

    public TestClock Clock => App.Clock;

    /// <summary>How many messages the platform has been asked to post.</summary>
    public abstract int Sends { get; }

    /// <summary>What stands in the channel that the bot is in, the oldest first.</summary>
    public abstract IReadOnlyList<Seen> InGeneral { get; }

    /// <summary>What somebody got from the bot because of others.</summary>
    public abstract IReadOnlyList<Seen> To(string who);

    /// <summary>The account's id on the platform.</summary>
    public abstract string IdOf(string who);

    /// <summary>Somebody gives the command <c>kudos</c>.</summary>
    /// <param name="text">What follows it.</param>
    /// <param name="giver">Who.</param>
    /// <param name="isDirect">In their direct messages with the bot; else in the channel.</param>
    /// <param name="request">Two with the same name are the same request, delivered twice.</param>
    public abstract Task<Answered> ThankAsync(string text, string giver = Mia, bool isDirect = false, string? request = null);

    /// <summary>Somebody presses a button of an answer that they alone see.</summary>
    public abstract Task<Answered> ChooseAsync(Answered answer, string action, string who = Mia);

    /// <summary>Somebody presses a button of a message in the channel.</summary>
    public abstract Task<Answered> PressAsync(Seen message, string action, string value, string who);

    /// <summary>Somebody presses the button with this label on a card in their own conversation with the bot; what takes the card's place.</summary>
    public abstract Task<Answered> TapAsync(Answered card, string label, string who);

    /// <summary>The same where the product fails: whoever pressed is told so, as the platform has it.</summary>
    public abstract Task FailAsync(Answered card, string label, string who);

    /// <summary>Somebody opens a form by the button with this label, fills its text fields in with these words, and sends it.</summary>
    /// <param name="card">Where the button is.</param>
    /// <param name="label">What it says.</param>
    /// <param name="who">Who presses it.</param>
    /// <param name="words">One text a field.</param>
    /// <param name="meanwhile">What happens while the form is open.</param>
    public abstract Task<Answered> WriteAsync(Answered card, string label, string who, string[] words, Func<Task>? meanwhile = null);

    /// <summary>Somebody gives a command in their own conversation with the bot: a card, or a form.</summary>
    public abstract Task<Answered> CommandAsync(string command, string text, string who);

    public Task<Answered> PulseAsync(string text, string who) => CommandAsync("pulse", text, who);

    public Task<Answered> CultureAsync(string text, string who) => CommandAsync("culture", text, who);

    public Task<Answered> FeedbackAsync(string text, string who) => CommandAsync("feedback", text, who);

    /// <summary>What somebody gets who was told to wait for it.</summary>
    public abstract Task<Answered> LateAsync(Answered waiting, string who);

    /// <summary>Somebody presses the button with this label, wherever it is shown: a card, or a form.</summary>
    public abstract Task<Answered> ClickAsync(Answered shown, string label, string who);

    /// <summary>Somebody presses the button with this label on a card in their own conversation with the bot; what comes of it is a message of its own.</summary>
    public abstract Task AskForAsync(Answered card, string label, string who);

    /// <summary>Somebody sends a form with these values, and all else as it began: the next card or form, or the same with what is wrong.</summary>
    public abstract Task<Answered> FillAsync(Answered form, string who, params (string Field, string Value)[] values);

    /// <summary>Somebody puts an emoji on a message of the bot, or takes it off.</summary>
    public abstract Task ReactAsync(Seen message, string who, bool isRemoved = false);

    /// <summary>Opens the form by the button <c>kudos.form</c> and sends it with this.</summary>
    public abstract Task SubmitFormAsync(IReadOnlyList<string> to, string words, string value, string visibility);

    /// <summary>The platform takes so many more messages, then is out of order until <see cref="Recover"/>.</summary>
    public abstract void BreakAfter(int accepted);

    /// <summary>The platform asks to come back in a minute until <see cref="Recover"/>.</summary>
    public abstract void Slow();

    public abstract void Recover();

    public abstract Task MoveToAsync(Instant moment);

    public abstract Task SettleAsync();

    public abstract Task UntilAsync(Func<Task<bool>> condition);

    public abstract HttpClient Operator();

    public abstract ValueTask DisposeAsync();

    public Task<long> CountAsync(string sql, object? parameters = null) =>
        App.Database.ReadAsync(session => session.ScalarAsync<long>(sql, parameters), TestContext.Current.CancellationToken);

    public Task<IReadOnlyList<string>> ListAsync(string sql, object? parameters = null) =>
        App.Database.ReadAsync(session => session.ListAsync<string>(sql, parameters), TestContext.Current.CancellationToken);

    /// <summary>What JSON holds, as people read it: JSON escapes more.</summary>
    protected static string Shown(string json) => Regex.Unescape(json);
}

/// <summary>A message of the bot as the platform holds it now.</summary>
/// <param name="Id">Its id on the platform.</param>
/// <param name="Thread">The message whose thread it is in.</param>
/// <param name="Summary">What a notification says.</param>
/// <param name="Shown">Everything that it shows, and how.</param>
/// <param name="Updates">How often it was changed.</param>
/// <param name="Raw">The platform's own form of it.</param>
internal sealed record Seen(string Id, string? Thread, string Summary, string Shown, int Updates, object Raw)
{
    /// <summary>To press its buttons.</summary>
    public Answered Card => new(Shown, Raw);
}

/// <summary>What the bot answers to somebody alone.</summary>
/// <param name="Shown">Everything that it shows, and how.</param>
/// <param name="Raw">The platform's own form of it.</param>
internal sealed record Answered(string Shown, object Raw);

/// <summary>What is special about a company.</summary>
/// <param name="Kind">On which database.</param>
/// <param name="At">When it starts.</param>
/// <param name="Zone">Where most of them live.</param>
/// <param name="Log">Gets everything that is logged, down to the least.</param>
internal sealed record CompanySetting(
    DatabaseKind Kind = DatabaseKind.Sqlite, Instant? At = null, string Zone = "America/Los_Angeles", LogLines? Log = null)
{
    /// <summary>Configuration keys beside the usual ones.</summary>
    public IReadOnlyDictionary<string, string?> Settings { get; init; } = new Dictionary<string, string?>(StringComparer.Ordinal);

    /// <summary>Who is there beside the usual ones, each by a first name of letters and digits.</summary>
    public IReadOnlyList<string> People { get; init; } = [];

    /// <summary>Adds services, or replaces them.</summary>
    public Action<IServiceCollection>? Services { get; init; }

    public void Configure(Dictionary<string, string?> settings)
    {
        foreach (var (key, value) in Settings) settings[key] = value;
        if (Log is not null) settings["Logging:LogLevel:Default"] = "Trace";
    }

    /// <summary>What somebody of <see cref="People"/> is called in full.</summary>
    public static string NameOf(string who) => char.ToUpperInvariant(who[0]) + who[1..] + " Vale";

    public void Adjust(IServiceCollection services)
    {
        Services?.Invoke(services);
        if (Log is not null) services.AddSingleton<ILoggerProvider>(Log);
    }
}
