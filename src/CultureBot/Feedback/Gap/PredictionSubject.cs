namespace CultureBot.Feedback;

/// <summary>What a team expects of a quarter, as the outbox and buttons name it.</summary>
/// <param name="Quarter">As <c>2026-Q4</c>.</param>
/// <param name="Team">Which team.</param>
internal readonly record struct PredictionSubject(string Quarter, ProviderTeamId Team)
{
    private const string Prefix = "prediction:";

    public string Text => $"{Prefix}{Quarter}:{Team.Value:N}";

    /// <summary>Null when it is none.</summary>
    public static PredictionSubject? Find(string text) =>
        text.Split(':') is [var prefix, { Length: > 0 } quarter, var team] && prefix + ":" == Prefix && Guid.TryParseExact(team, "N", out var id)
            ? new(quarter, new(id))
            : null;
}
