using System.Globalization;
using CultureBot.Chat;
using CultureBot.Delivery;
using CultureBot.People;
using NodaTime;

namespace CultureBot.Pulse;

/// <summary>Who comes to HR's desk, and as what.</summary>
/// <param name="Asker">Where they ask.</param>
/// <param name="Account">Who.</param>
/// <param name="Roles">Without that of a manager.</param>
internal sealed record DeskVisitor(Asker Asker, Account Account, Role Roles)
{
    public CultureInfo Culture => Languages.Of(Account, Asker.Workspace);

    public bool IsHr => Roles.HasFlag(Role.Hr);

    public bool IsAuditor => Roles.HasFlag(Role.Auditor);

    /// <summary>The organization's zone as they know it: that of their workspace (IANA).</summary>
    public string TimeZone => Asker.Workspace.TimeZone;

    public DateTimeZone Zone => DateTimeZoneProviders.Tzdb.GetZoneOrNull(TimeZone) ?? DateTimeZone.Utc;
}

/// <summary>Finds out who comes, or says kindly why that cannot be found out.</summary>
internal sealed class DeskDoor(
    AskerLookup askers, PeopleLookup people, UnfinishedRequests unfinished, LookupPatience patience, Roles roles)
{
    /// <returns>The visitor, or what to answer instead.</returns>
    public async Task<(DeskVisitor? Visitor, ChatAnswer Otherwise)> EnterAsync(ChatRequest request, CancellationToken cancellationToken)
    {
        var asker = await askers.FindAsync(request, cancellationToken);
        if (asker is not { IsConnected: true }) return (null, Say(asker?.Culture ?? Languages.Of(null, null), "UnknownWorkspace"));
        if (await people.FindAsync(asker.Workspace, request.AccountId, [], cancellationToken) is { } found)
            return (new(asker, found.Acting, await roles.OfAsync(found.Acting, cancellationToken)), ChatAnswer.Nothing);

        var answer = patience.IsLastAttempt
            ? Say(asker.Culture, "NotFinished")
            : await unfinished.FinishLaterAsync(asker.Workspace, request, cancellationToken);
        return (null, answer);
    }

    private static ChatAnswer Say(CultureInfo culture, string key) => ChatAnswer.Private(Card.Of(SurveyWords.Say(culture, key)));
}
