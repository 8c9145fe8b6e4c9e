using System.Collections.Immutable;
using CultureBot.Chat;
using CultureBot.Delivery;

namespace CultureBot.Home;

/// <summary>Somebody's home page: the sections of all slices.</summary>
internal sealed class HomeKind(IEnumerable<IHomeSection> sections) : IMessageKind
{
    public const string KindName = "home";

    private readonly IHomeSection[] _sections = [.. sections.OrderBy(section => section.Order)];

    public string Name => KindName;

    /// <summary>Publishing a page twice is publishing it once.</summary>
    public WhenUncertain WhenUncertain => WhenUncertain.Resend;

    public async Task<Rendered> RenderAsync(MessageToRender message, CancellationToken cancellationToken)
    {
        if (message.Recipient is not { IsActive: true } account) return Rendered.Absent;

        var scope = new HomeScope(message.Workspace, account, message.Culture);
        var parts = new List<HomePart>();
        foreach (var section in _sections)
        {
            if (await section.MakeAsync(scope, cancellationToken) is { Blocks.IsEmpty: false } part) parts.Add(part);
        }

        ImmutableArray<CardBlock> blocks = [.. parts.SelectMany((part, i) => i == 0 ? part.Blocks : part.Blocks.Insert(0, new DividerBlock()))];
        return Rendered.Present(
            new Card(HomeWords.Book.Say(message.Culture, "Title"), blocks), [.. parts.SelectMany(part => part.Carries).Distinct(StringComparer.Ordinal)]);
    }
}
