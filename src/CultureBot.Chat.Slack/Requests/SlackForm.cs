using System.Buffers;
using System.Text;

namespace CultureBot.Chat.Slack;

/// <summary>Reads an <c>application/x-www-form-urlencoded</c> body field by field, without a dictionary in between.</summary>
internal ref struct SlackForm(ReadOnlySpan<byte> body)
{
    private ReadOnlySpan<byte> _rest = body;

    public ReadOnlySpan<byte> Name { get; private set; }

    /// <summary>The value still encoded.</summary>
    public ReadOnlySpan<byte> Encoded { get; private set; }

    public bool Read()
    {
        if (_rest.IsEmpty) return false;
        var end = _rest.IndexOf((byte)'&');
        var pair = end < 0 ? _rest : _rest[..end];
        _rest = end < 0 ? [] : _rest[(end + 1)..];
        var equals = pair.IndexOf((byte)'=');
        Name = equals < 0 ? pair : pair[..equals];
        Encoded = equals < 0 ? [] : pair[(equals + 1)..];
        return true;
    }

    public readonly string Value()
    {
        if (Encoded.IndexOfAny((byte)'%', (byte)'+') < 0) return Encoding.UTF8.GetString(Encoded);
        var rented = ArrayPool<byte>.Shared.Rent(Encoded.Length);
        try
        {
            return Encoding.UTF8.GetString(rented.AsSpan(0, Decode(rented)));
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(rented);
        }
    }

    /// <summary>Decodes the value into a buffer of at least the encoded length; a stray % stands for itself, as in browsers.</summary>
    public readonly int Decode(Span<byte> decoded)
    {
        var length = 0;
        for (var i = 0; i < Encoded.Length; i++)
        {
            var current = Encoded[i];
            if (current == '+')
            {
                decoded[length++] = (byte)' ';
            }
            else if (current == '%' && i + 2 < Encoded.Length && Hex(Encoded[i + 1]) is var high and >= 0 && Hex(Encoded[i + 2]) is var low and >= 0)
            {
                decoded[length++] = (byte)((high << 4) | low);
                i += 2;
            }
            else
            {
                decoded[length++] = current;
            }
        }

        return length;
    }

    private static int Hex(byte digit) => digit switch
    {
        >= (byte)'0' and <= (byte)'9' => digit - '0',
        >= (byte)'a' and <= (byte)'f' => digit - 'a' + 10,
        >= (byte)'A' and <= (byte)'F' => digit - 'A' + 10,
        _ => -1,
    };
}
