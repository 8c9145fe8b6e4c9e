namespace CultureBot.People;

/// <summary>Where people reach the pages.</summary>
/// <param name="root">From <c>Web:PublicUrl</c>, or else where the server listens, which is known once it does.</param>
public sealed class PublicAddress(Func<Uri> root)
{
    public Uri Root => root();

    /// <summary>The page on which administrators and HR set when and where digests and kudos go.</summary>
    public Uri Settings => new(Root, "/settings");

    /// <summary>The page on which a one-time link is used.</summary>
    /// <param name="secret">The link's.</param>
    /// <param name="to">The page that it leads on to, as a path; null for one's own page.</param>
    public Uri SignIn(string secret, string? to = null) =>
        new(Root, "/sign-in/" + secret + (to is null ? "" : "?to=" + Uri.EscapeDataString(to)));
}
