namespace CultureBot.People;

/// <summary>Where people reach the pages, from <c>Web:PublicUrl</c>.</summary>
public sealed record PublicAddress(Uri Root)
{
    /// <summary>The page on which administrators and HR set when and where digests and kudos go.</summary>
    public Uri Settings => new(Root, "/settings");

    /// <summary>The page on which a one-time link is used.</summary>
    public Uri SignIn(string secret) => new(Root, "/sign-in/" + secret);
}
