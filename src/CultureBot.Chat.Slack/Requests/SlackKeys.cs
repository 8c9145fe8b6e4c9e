using System.Security.Cryptography;
using System.Text;

namespace CultureBot.Chat.Slack;

/// <summary>What makes two deliveries the same request.</summary>
internal static class SlackKeys
{
    private const int Longest = 200;

    /// <summary><c>slack:{team}:{what}</c>, hashed when it would exceed what a request key may hold.</summary>
    public static string Of(string team, string what)
    {
        var key = $"slack:{team}:{what}";
        return key.Length <= Longest ? key : "slack:" + Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(key)));
    }
}
