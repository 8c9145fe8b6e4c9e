using System.Collections.Immutable;
using System.Globalization;
using CultureBot.Chat;

namespace CultureBot.Celebrations;

/// <summary>What whoever reads a celebration can do about it, as a button under the post. Celebrations owns this interface; a slice that has something to do supplies one.</summary>
public interface ICelebrationAction
{
    /// <param name="culture">The workspace's language.</param>
    /// <param name="accounts">Who is celebrated, by their ids on the platform.</param>
    Button ButtonFor(CultureInfo culture, ImmutableArray<string> accounts);
}
