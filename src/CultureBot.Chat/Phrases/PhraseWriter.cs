using System.Collections.Immutable;
using System.Globalization;
using System.Text;

namespace CultureBot.Chat.Phrases;

/// <summary>Puts values into a parsed phrase. Values become segments as they are and are never read.</summary>
internal ref struct PhraseWriter(
    ReadOnlySpan<(string Name, object Value)> values, PluralRules rules, CultureInfo numbers, bool isPseudo)
{
    private readonly ReadOnlySpan<(string Name, object Value)> _values = values;
    private readonly ImmutableArray<ChatSegment>.Builder _segments = ImmutableArray.CreateBuilder<ChatSegment>();
    private readonly StringBuilder _plain = new();
    private bool _isPlainBold;

    public void Write(ImmutableArray<PhrasePart> parts, decimal number, bool isBold)
    {
        foreach (var part in parts)
        {
            switch (part)
            {
                case LiteralPart literal:
                    Plain(isPseudo ? PseudoLanguage.Translate(literal.Text) : literal.Text, isBold);
                    break;
                case CommandNamePart command when isPseudo:
                    Plain(PseudoLanguage.Translate("/" + command.Name), isBold);
                    break;
                case CommandNamePart command:
                    Segment(new CommandSegment(command.Name) { IsBold = isBold });
                    break;
                case NumberPart:
                    Plain(PhraseNumber.Text(number, numbers), isBold);
                    break;
                case ArgumentPart argument:
                    Value(argument.Name, isBold);
                    break;
                case BoldPart bold:
                    Write(bold.Parts, number, isBold: true);
                    break;
                case SelectPart select:
                    Write(Branch(select), number, isBold);
                    break;
                case PluralPart plural:
                    var count = Number(plural.Name);
                    Write(Branch(plural, count), count - plural.Offset, isBold);
                    break;
            }
        }
    }

    public ChatText ToText()
    {
        Flush();
        return new(_segments.ToImmutable());
    }

    private readonly ImmutableArray<PhrasePart> Branch(SelectPart select)
    {
        var key = Find(select.Name) switch
        {
            string text => text,
            ChatText text => text.ToPlain(),
            var value => throw new FormatException($"The placeholder '{select.Name}' chooses by text, not by {value.GetType().Name}."),
        };
        return select.Branches.TryGetValue(key, out var branch) ? branch : select.Branches["other"];
    }

    private readonly ImmutableArray<PhrasePart> Branch(PluralPart plural, decimal count) =>
        plural.Exact.TryGetValue(count, out var exact) ? exact
        : plural.Categories.TryGetValue(rules.Category(count - plural.Offset), out var branch) ? branch
        : plural.Categories["other"];

    private void Value(string name, bool isBold)
    {
        switch (Find(name))
        {
            case string text:
                Plain(text, isBold);
                break;
            case ChatText text:
                foreach (var segment in text.Segments) Segment(isBold ? segment with { IsBold = true } : segment);
                break;
            default:
                Plain(PhraseNumber.Text(Number(name), numbers), isBold);
                break;
        }
    }

    private void Segment(ChatSegment segment)
    {
        if (segment is PlainSegment plain)
        {
            Plain(plain.Text, plain.IsBold);
            return;
        }

        Flush();
        _segments.Add(segment);
    }

    private void Plain(string text, bool isBold)
    {
        if (text.Length == 0) return;
        if (isBold != _isPlainBold) Flush();
        _isPlainBold = isBold;
        _plain.Append(text);
    }

    private readonly void Flush()
    {
        if (_plain.Length > 0) _segments.Add(new PlainSegment(_plain.ToString()) { IsBold = _isPlainBold });
        _plain.Clear();
    }

    private readonly decimal Number(string name) => PhraseNumber.TryRead(Find(name), out var number)
        ? number
        : throw new FormatException($"The placeholder '{name}' holds neither text nor the number it needs.");

    private readonly object Find(string name)
    {
        foreach (var (candidate, value) in _values)
        {
            if (candidate == name) return value ?? throw new FormatException($"The placeholder '{name}' holds null.");
        }

        throw new FormatException($"The placeholder '{name}' is missing.");
    }
}
