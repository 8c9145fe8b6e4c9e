using System.Net;

namespace CultureBot.Hooks;

/// <summary>An endpoint's address as somebody typed it.</summary>
internal static class HookAddress
{
    private const int Longest = 2000;

    /// <summary>What can be told before anything is resolved; names are looked at each time when a connection is made.</summary>
    public static HookRefusal? Read(string typed, HookOptions options, out Uri? address)
    {
        address = null;
        if (typed.Length > Longest || !Uri.TryCreate(typed.Trim(), UriKind.Absolute, out var parsed)) return HookRefusal.NoAddress;
        if (parsed.Scheme is not ("http" or "https") || parsed.UserInfo.Length > 0 || parsed.Fragment.Length > 0) return HookRefusal.NoAddress;
        if (parsed.Scheme == Uri.UriSchemeHttp && !HookTargets.IsLoopback(parsed.IdnHost)) return HookRefusal.NotEncrypted;
        if (IPAddress.TryParse(parsed.IdnHost, out var number) && !HookTargets.MayReach(parsed.IdnHost, number, options)) return HookRefusal.Private;
        address = parsed;
        return null;
    }
}

/// <summary>Why an endpoint is not kept.</summary>
public enum HookRefusal
{
    /// <summary>It is no web address, or holds a name and password.</summary>
    NoAddress,

    /// <summary>It has no https, and is not on this machine.</summary>
    NotEncrypted,

    /// <summary>It is in a private network, which the configuration does not open.</summary>
    Private,

    NoEvents,

    /// <summary>There are as many as there may be.</summary>
    TooMany,
}
