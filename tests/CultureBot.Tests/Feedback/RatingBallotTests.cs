using CultureBot.Feedback;

namespace CultureBot.Tests.Feedback;

/// <summary>A ballot gives back what was sealed, and its size says nothing.</summary>
public sealed class RatingBallotTests
{
    private static readonly RatingBallot Short = new("team:1", "", IsRelayed: false, new() { Stars = 5 });

    private static readonly RatingBallot Long = new(
        $"account:{Guid.Empty:N}",
        new string('ü', 200),
        IsRelayed: true,
        new() { Stars = 1, Dimension = ServiceDimension.Empowerment, Words = new string('漢', 666), Wish = new string('x', Rating.MostCharacters) });

    [Fact]
    public void What_was_written_is_read_back()
    {
        Assert.Equal(Short, RatingBallot.FromBytes(Short.ToBytes()));
        Assert.Equal(Long, RatingBallot.FromBytes(Long.ToBytes()));
    }

    [Fact]
    public void All_have_one_size() => Assert.Equal(Short.ToBytes().Length, Long.ToBytes().Length);

    [Fact]
    public void What_fits_no_ballot_is_too_long_before_it_gets_there()
    {
        Assert.False(Long.Rating.IsTooLong);
        Assert.True(new Rating { Stars = 1, Words = new string('漢', 667) }.IsTooLong);
        Assert.True(new Rating { Stars = 1, Wish = new string('x', Rating.MostCharacters + 1) }.IsTooLong);
    }

    [Fact]
    public void Another_version_is_not_guessed_at_and_noise_is_no_ballot()
    {
        var other = Short.ToBytes();
        other[0] = 2;

        Assert.Throws<NotSupportedException>(() => RatingBallot.FromBytes(other));
        Assert.Throws<InvalidDataException>(() => RatingBallot.FromBytes([1, 200, 1, 2]));
    }
}
