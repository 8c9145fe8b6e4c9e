using System.Collections.Frozen;

namespace CultureBot.Delivery;

/// <summary>Every kind of message by its name. A name used twice is a bug and fails at start.</summary>
internal sealed class MessageKinds(IEnumerable<IMessageKind> kinds)
{
    private readonly FrozenDictionary<string, IMessageKind> _byName = kinds.ToDictionary(k => k.Name, StringComparer.Ordinal)
        .ToFrozenDictionary(StringComparer.Ordinal);

    /// <exception cref="InvalidOperationException">No slice of this version registers the kind.</exception>
    public IMessageKind Get(string name) =>
        Find(name) ?? throw new InvalidOperationException($"No message kind is called '{name}'.");

    public IMessageKind? Find(string name) => _byName.GetValueOrDefault(name);
}
