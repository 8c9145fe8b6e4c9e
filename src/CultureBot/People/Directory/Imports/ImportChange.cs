using System.Security.Cryptography;
using System.Text;

namespace CultureBot.People.Directory.Imports;

/// <summary>What an import does to one thing that is known of a person.</summary>
public enum ImportChangeKind
{
    /// <summary>A field has another value.</summary>
    Value,

    /// <summary>Nothing was known of the person.</summary>
    Added,

    /// <summary>They had left, and are here again.</summary>
    Returned,

    /// <summary>A file of everybody does not name them.</summary>
    Left,

    /// <summary>Their address is somebody else's from now on, and they are in the directory no more.</summary>
    Replaced,
}

/// <summary>One change, as it is shown before it is made.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Who">What the person is called; may be empty.</param>
/// <param name="Email">Their address.</param>
public sealed record ImportChange(ImportChangeKind Kind, string Who, string Email)
{
    /// <summary>As in <see cref="DirectoryFields"/>, or <c>email</c> and <c>name</c>; empty where it is about the person as a whole.</summary>
    public string Field { get; init; } = "";

    public string Before { get; init; } = "";

    public string After { get; init; } = "";

    /// <summary>The manager until now, whom <see cref="Before"/> calls by an address that may change with the same import.</summary>
    internal PersonId? ManagerBefore { get; init; }

    /// <summary>The same for the same changes, in the same order, and for no others.</summary>
    internal static string DigestOf(IEnumerable<ImportChange> changes)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var change in changes)
        {
            var before = change.ManagerBefore?.Value.ToString("N") ?? change.Before;
            hash.AppendData(Encoding.UTF8.GetBytes($"{change.Kind}\u001F{change.Email}\u001F{change.Field}\u001F{before}\u001F{change.After}\u001E"));
        }

        return Convert.ToHexStringLower(hash.GetCurrentHash());
    }
}
