namespace CultureBot.Web.Tests.Payloads;

/// <summary>What every sample of Slack's requests does, whatever shape it has: signed, sent, and looked at.</summary>
public sealed class PayloadTests(PayloadCompany company) : IClassFixture<PayloadCompany>
{
    /// <summary>The rows whose sample is on this machine.</summary>
    public static TheoryData<string> Rows => [.. PayloadFiles.Here.Where(name => PayloadTable.Find(name) is { Status: not null })];

    [Theory]
    [MemberData(nameof(Rows))]
    public async Task A_sample_has_the_status_and_the_effect_of_its_row(string name)
    {
        var row = PayloadTable.Find(name)!;

        var (status, effect) = await company.SendAsync(name);

        Assert.Equal($"{row.Status} {row.Effect}", $"{status} {effect}");
    }

    [Fact]
    public void Every_sample_has_a_row() =>
        Assert.Empty(PayloadFiles.Here.Where(name => PayloadTable.Find(name) is null).Select(name => $"{name}: give it a row in PayloadTable.cs."));
}
