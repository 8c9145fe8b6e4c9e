using CultureBot.Chat;
using Microsoft.Extensions.DependencyInjection;

namespace CultureBot.Workspaces.Installs;

/// <summary>
/// The platforms that administrators may install the bot on. Found when asked for, not before: they call with the tokens that
/// are kept here, and so each would need the other first.
/// </summary>
public sealed class ChatInstalls(IServiceProvider services)
{
    /// <summary>Null when the platform is not configured for installs.</summary>
    public IChatInstall? Find(string platform) => services.GetServices<IChatInstall>().FirstOrDefault(p => p.Platform == platform);
}
