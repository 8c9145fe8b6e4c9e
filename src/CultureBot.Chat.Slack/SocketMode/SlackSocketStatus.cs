namespace CultureBot.Chat.Slack;

/// <summary>How Socket Mode is doing, over all its connections.</summary>
internal sealed class SlackSocketStatus
{
    private readonly Lock _gate = new();
    private int _open;
    private string? _refusal;

    /// <summary>How many sockets Slack has greeted and nobody has closed.</summary>
    public int Open => Volatile.Read(ref _open);

    public int Opened()
    {
        lock (_gate) _refusal = null;
        return Interlocked.Increment(ref _open);
    }

    public void Closed() => Interlocked.Decrement(ref _open);

    /// <summary>True when this refusal is another than the last one: several connections are refused alike, again and again.</summary>
    public bool IsNews(string refusal)
    {
        lock (_gate)
        {
            if (_refusal == refusal) return false;
            _refusal = refusal;
            return true;
        }
    }
}
