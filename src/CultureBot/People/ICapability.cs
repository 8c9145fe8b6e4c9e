using System.Globalization;
using CultureBot.Chat;

namespace CultureBot.People;

/// <summary>
/// One thing that a person can do here, for the answer to <c>/culture</c>. People owns this interface; each slice
/// supplies its own lines.
/// </summary>
public interface ICapability
{
    /// <summary>Lines are shown from the lowest to the highest.</summary>
    int Order { get; }

    ChatText Describe(CultureInfo culture);
}
