using System.Collections.Immutable;
using CultureBot.Celebrations;

namespace CultureBot.Web.Pages.Settings;

/// <summary>The form of a workspace's celebrations as it is, or as it was typed.</summary>
public sealed record CelebrationsForm
{
    public const string Birthdays = "birthdays";
    public const string Anniversaries = "anniversaries";

    /// <summary>Empty for leaving it to the bot.</summary>
    public required string Channel { get; init; }

    public required bool HasBirthdays { get; init; }

    public required bool HasAnniversaries { get; init; }

    /// <summary>The name of a <see cref="WeekendRule"/>, or whatever came in its place.</summary>
    public required string Rule { get; init; }

    /// <summary>The keys of the phrases that say what is wrong, by field.</summary>
    public ImmutableDictionary<string, string> Errors { get; init; } = ImmutableDictionary<string, string>.Empty;

    public static CelebrationsForm Of(CelebrationSettings settings) => new()
    {
        Channel = settings.ChannelId ?? "",
        HasBirthdays = settings.HasBirthdays,
        HasAnniversaries = settings.HasAnniversaries,
        Rule = settings.WeekendRule.ToString(),
    };

    public static CelebrationsForm Read(IFormCollection posted) => new()
    {
        Channel = posted["channel"].ToString().Trim(),
        HasBirthdays = posted.ContainsKey(Birthdays),
        HasAnniversaries = posted.ContainsKey(Anniversaries),
        Rule = posted["rule"].ToString().Trim(),
    };

    /// <summary>What is asked for; null when the rule is none.</summary>
    /// <param name="present">What holds.</param>
    /// <param name="revision">Of what the form was made from.</param>
    public CelebrationSettings? Check(CelebrationSettings present, long revision) => !Enum.GetNames<WeekendRule>().Contains(Rule, StringComparer.Ordinal)
        ? null
        : present with
        {
            ChannelId = Channel.Length == 0 ? null : Channel,
            HasBirthdays = HasBirthdays,
            HasAnniversaries = HasAnniversaries,
            WeekendRule = Enum.Parse<WeekendRule>(Rule),
            Revision = revision,
        };
}
