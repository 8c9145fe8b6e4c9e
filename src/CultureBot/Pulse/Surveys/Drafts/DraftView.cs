using System.Collections.Immutable;
using CultureBot.Chat;
using NodaTime;

namespace CultureBot.Pulse;

/// <summary>A draft as the pages of the wizard show it.</summary>
public sealed record DraftView
{
    public required SurveyDraft Draft { get; init; }

    /// <summary>What the fields hold, by the names of <c>SurveyFields</c>.</summary>
    public required string Name { get; init; }

    /// <summary>Codes of the bank that are chosen.</summary>
    public required ImmutableArray<string> Items { get; init; }

    public required string Own { get; init; }

    public required string Rated { get; init; }

    public required DraftAudience Audience { get; init; }

    public required string Attribute { get; init; }

    public required string Fives { get; init; }

    public required string Bands { get; init; }

    public required string OpenDays { get; init; }

    public required DraftTiming Timing { get; init; }

    /// <summary>What is wrong, by field.</summary>
    public required ImmutableDictionary<string, string> Errors { get; init; }

    /// <summary>Teams of the directory that can be chosen.</summary>
    public required ImmutableArray<string> Teams { get; init; }

    /// <summary>Directory fields by whose values results can be published.</summary>
    public required ImmutableArray<string> Attributes { get; init; }

    /// <summary>The promise as people will read it; null as long as it cannot be made.</summary>
    public ChatText? Promise { get; init; }

    /// <summary>When it goes out, in words; null as long as that cannot be said.</summary>
    public ChatText? When { get; init; }

    /// <summary>The first three sendings.</summary>
    public ImmutableArray<Instant> Sendings { get; init; } = [];

    /// <summary>The zone of its hours.</summary>
    public required DateTimeZone Zone { get; init; }

    /// <summary>An auditor has to agree before it goes out.</summary>
    public required bool RequiresApproval { get; init; }

    public bool AsksOnOwnDay => Draft.Template.AsksOnOwnDay();

    public bool RatesTeams => Draft.Template.RatesTeams();
}
