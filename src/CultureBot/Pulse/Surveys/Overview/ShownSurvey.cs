using System.Collections.Immutable;
using CultureBot.Chat;
using NodaTime;

namespace CultureBot.Pulse;

/// <summary>A survey as HR and auditors see it on a page.</summary>
public sealed record ShownSurvey
{
    public required Survey Survey { get; init; }

    /// <summary>Its schedule is held, whatever an auditor has still to say.</summary>
    public required bool IsPaused { get; init; }

    /// <summary>In words.</summary>
    public required ChatText State { get; init; }

    /// <summary>When it goes out, and to whom.</summary>
    public required ImmutableArray<ChatText> Lines { get; init; }

    public required ChatText Promise { get; init; }

    /// <summary>How far the open window is: one figure for the whole organization, counted once a day. For HR alone; null when none is open.</summary>
    public ChatText? Open { get; init; }

    /// <summary>The latest window whose results everybody may see; null before the first.</summary>
    public WindowId? Results { get; init; }

    /// <summary>What an auditor agrees to.</summary>
    public required string Revision { get; init; }

    /// <summary>It can be launched by hand now.</summary>
    public bool CanLaunch => Survey.State == SurveyState.Scheduled && !Survey.Template.AsksOnOwnDay();
}

/// <summary>A survey with its past.</summary>
public sealed record SurveyHistory
{
    public required ShownSurvey Shown { get; init; }

    /// <summary>How long people have, and what is asked of single teams beside it.</summary>
    public required ImmutableArray<ChatText> Terms { get; init; }

    /// <summary>One line a question, in every language that it is written in.</summary>
    public required ImmutableArray<ChatText> Questions { get; init; }

    /// <summary>Why an auditor sent it back, while that is so.</summary>
    public SentBack? SentBack { get; init; }

    /// <summary>What was asked when, as it was frozen, the latest first. Nothing of what was answered.</summary>
    public required ImmutableArray<AskedWindow> Windows { get; init; }
}

/// <param name="By">The auditor's name.</param>
/// <param name="Words">What has to change.</param>
public sealed record SentBack(string By, string Words);

/// <param name="Window">Which.</param>
/// <param name="Number">1, 2, 3 … within its survey.</param>
/// <param name="LaunchedAt">From when on its questions were asked.</param>
/// <param name="ClosedAt">Null while it is open.</param>
/// <param name="Promise">As it was frozen, in words.</param>
/// <param name="Questions">As they were frozen, one line each.</param>
/// <param name="IsPublished">Everybody may see its results.</param>
public sealed record AskedWindow(
    WindowId Window, int Number, Instant LaunchedAt, Instant? ClosedAt, ChatText Promise, ImmutableArray<ChatText> Questions, bool IsPublished);
