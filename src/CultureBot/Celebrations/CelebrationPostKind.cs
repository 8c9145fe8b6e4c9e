using System.Collections.Immutable;
using CultureBot.Delivery;
using NodaTime;
using NodaTime.Extensions;

namespace CultureBot.Celebrations;

/// <summary>The post of a morning: everybody there is to celebrate, or no post.</summary>
internal sealed class CelebrationPostKind(FindCelebrated find, IEnumerable<ICelebrationAction> actions, TimeProvider clock) : IMessageKind
{
    public const string KindName = "celebration.post";

    /// <summary>A post that was held up is sent so many days later at most.</summary>
    private const int LatestDays = 2;

    public string Name => KindName;

    /// <summary>Nobody is congratulated twice.</summary>
    public WhenUncertain WhenUncertain => WhenUncertain.Skip;

    public async Task<Rendered> RenderAsync(MessageToRender message, CancellationToken cancellationToken)
    {
        var morning = CelebrationMorning.Parse(message.Subject);
        var today = message.WasSent ? morning.Date : LocalDate.Max(morning.Date, morning.DateAt(clock.GetCurrentInstant()));
        if (today > morning.Date.PlusDays(LatestDays)) return Rendered.Absent;
        var people = await find.HandleAsync(message, cancellationToken);
        if (people.Count == 0) return Rendered.Absent;
        ImmutableArray<string> accounts = [.. people.Select(one => one.Account.ExternalId).Distinct(StringComparer.Ordinal)];
        return Rendered.Present(
            CelebrationCards.Post(message.Culture, today, people, [.. actions.Select(action => action.ButtonFor(message.Culture, accounts))]),
            [.. people.Select(one => one.What.Text), .. people.Select(one => Celebrated.WhoseOf(one.Account.Id)).Distinct(StringComparer.Ordinal)]);
    }
}
