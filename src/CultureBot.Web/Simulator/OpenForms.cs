using System.Collections.Concurrent;
using System.Collections.Immutable;
using CultureBot.Chat;

namespace CultureBot.Web.Simulator;

/// <summary>A form that somebody has before them, with what was typed so far and what was wrong with it.</summary>
/// <param name="Form">What is asked.</param>
/// <param name="Conversation">Where it was opened.</param>
/// <param name="Values">By field name, as last submitted; empty at first.</param>
/// <param name="Errors">By field name.</param>
public sealed record OpenForm(
    Form Form,
    string Conversation,
    ImmutableDictionary<string, ImmutableArray<string>> Values,
    ImmutableDictionary<string, string> Errors)
{
    /// <summary>As a platform sends it, by field name, once it was submitted in the look of Teams; null before.</summary>
    public ImmutableDictionary<string, ImmutableArray<string>>? Chosen { get; init; }
}

/// <summary>The one open form of each person; in memory, as a platform keeps its dialogs, so a restart closes them.</summary>
internal sealed class OpenForms
{
    private readonly ConcurrentDictionary<string, OpenForm> _byAccount = new(StringComparer.Ordinal);

    public OpenForm? Find(string accountId) => _byAccount.GetValueOrDefault(accountId);

    public void Show(string accountId, OpenForm form) => _byAccount[accountId] = form;

    public void Close(string accountId) => _byAccount.TryRemove(accountId, out _);
}
