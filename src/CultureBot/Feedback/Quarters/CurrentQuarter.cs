using System.Security.Cryptography;
using CultureBot.Privacy.Sealing;
using CultureBot.Storage;
using CultureBot.Storage.Secrets;
using NodaTime;
using NodaTime.Extensions;

namespace CultureBot.Feedback;

/// <summary>Finds the quarter that it is, and opens it with the first rating: its promise and its keys are made then, and never change.</summary>
internal sealed class CurrentQuarter(Database database, SecretBox secrets, FeedbackOptions options, TimeProvider clock)
{
    public async Task<Quarter> FindAsync(CancellationToken cancellationToken)
    {
        var now = clock.GetCurrentInstant();
        var (name, closesAt) = Quarter.At(now);
        return await database.ReadAsync(sql => QuartersStore.FindAsync(sql, name), cancellationToken)
            ?? await OpenAsync(name, closesAt, now, cancellationToken);
    }

    // Of two that open it at once the first one counts.
    private async Task<Quarter> OpenAsync(string name, Instant closesAt, Instant now, CancellationToken cancellationToken)
    {
        var (forFives, forComments) = await database.ReadAsync(options.LeastAsync, cancellationToken);
        var (publicKey, privateKey) = WindowKey.Create(secrets);
        var quarter = new Quarter
        {
            Id = new(Guid.CreateVersion7(now.ToDateTimeOffset())),
            Name = name,
            State = QuarterState.Open,
            ForFives = forFives,
            ForComments = forComments,
            PublicKey = publicKey,
            OpenedAt = now,
            ClosesAt = closesAt,
        };
        var markKey = secrets.Wrap(RatingMark.Purpose, RandomNumberGenerator.GetBytes(RatingMark.KeyLength));
        return await database.WriteAsync(
            async sql =>
            {
                await QuartersStore.AddAsync(sql, quarter, privateKey, markKey);
                return (await QuartersStore.FindAsync(sql, name))!;
            },
            WriteUrgency.Acknowledgement,
            cancellationToken);
    }
}
