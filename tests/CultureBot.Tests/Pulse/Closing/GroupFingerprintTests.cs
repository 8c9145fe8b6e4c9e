using CultureBot.Pulse;

namespace CultureBot.Tests.Pulse.Closing;

public sealed class GroupFingerprintTests
{
    [Fact]
    public void Without_the_key_nobody_can_check_a_guess_and_with_it_the_same_people_are_the_same()
    {
        WindowMember[] members = [.. Enumerable.Range(1, 12).Select(Member)];

        var print = Of(members, key: 1);

        Assert.Equal((0, 0), Of(members, key: 1).ChangesSince(print));
        Assert.NotEqual(print.Digest, Of(members, key: 2).Digest);
        Assert.NotEqual(print.Digest, Of([.. members.Skip(1)], key: 1).Digest);
        Assert.Null(Of([.. members.Skip(1)], key: 1).ChangesSince(print));
    }

    private static GroupFingerprint Of(WindowMember[] members, byte key) => Assert.Single(GroupFingerprint.Of(
        members,
        CountedPeople.Of(new(), [new(WindowGroup.Company, null, "")], []),
        [new() { GroupId = WindowGroup.Company, Kind = PublishedGroupKind.Company, Name = "" }],
        [.. Enumerable.Repeat(key, 32)]));

    private static WindowMember Member(int number) => new()
    {
        PersonId = new(new Guid(number, 0, 0, new byte[8])), AccountId = new(new Guid(number, 1, 0, new byte[8])), GroupId = WindowGroup.Company,
    };
}
