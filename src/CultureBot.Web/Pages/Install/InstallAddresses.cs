using CultureBot.People;

namespace CultureBot.Web.Pages.Install;

/// <summary>Where installs begin and end on this host; Slack compares the second with what its app is told, to the letter.</summary>
internal sealed class InstallAddresses(PublicAddress address)
{
    public Uri Return => new(address.Root, InstallEndpoints.ReturnPath);

    public Uri Invite(string secret) => new(address.Root, $"{InstallEndpoints.InstallPath}?invite={secret}");
}
