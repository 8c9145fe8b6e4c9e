using CultureBot.Feedback;
using NodaTime;
using NodaTime.Text;

namespace CultureBot.Tests.Feedback;

public sealed class QuarterTests
{
    [Theory]
    [InlineData("2026-11-22T23:00:00Z", "2026-Q4", "2027-01-01T00:00:00Z")]
    [InlineData("2026-12-31T23:59:59Z", "2026-Q4", "2027-01-01T00:00:00Z")]
    [InlineData("2027-01-01T00:00:00Z", "2027-Q1", "2027-04-01T00:00:00Z")]
    [InlineData("2027-03-31T23:59:59Z", "2027-Q1", "2027-04-01T00:00:00Z")]
    [InlineData("2027-04-01T00:00:00Z", "2027-Q2", "2027-07-01T00:00:00Z")]
    [InlineData("2027-08-15T12:00:00Z", "2027-Q3", "2027-10-01T00:00:00Z")]
    public void Quarters_tumble_by_UTC(string moment, string name, string closesAt) =>
        Assert.Equal((name, At(closesAt)), Quarter.At(At(moment)));

    private static Instant At(string text) => InstantPattern.General.Parse(text).Value;
}
