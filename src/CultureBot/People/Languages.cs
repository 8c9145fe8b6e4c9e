using System.Globalization;
using CultureBot.Workspaces;

namespace CultureBot.People;

/// <summary>Whose language a message speaks.</summary>
public static class Languages
{
    /// <summary>The recipient's, or else the workspace's, or else English.</summary>
    public static CultureInfo Of(Account? account, Workspace? workspace) =>
        Find(account?.Locale) ?? Find(workspace?.Locale) ?? CultureInfo.GetCultureInfo("en");

    private static CultureInfo? Find(string? tag)
    {
        if (string.IsNullOrEmpty(tag)) return null;
        try
        {
            return CultureInfo.GetCultureInfo(tag);
        }
        catch (CultureNotFoundException)
        {
            return null;
        }
    }
}
