using CultureBot.Pulse;

namespace CultureBot.Tests.Pulse.Closing;

public sealed class GroupFingerprintTests
{
    [Fact]
    public void Without_the_key_nobody_can_check_a_guess_and_with_it_the_same_people_are_the_same()
    {
        WindowMember[] members = [.. Enumerable.Range(1, 12).Select(Member)];

        var print = Of(members, key: 1);

        Assert.True(Of(members, key: 1).IsSameAs(print));
        Assert.False(Of(members, key: 2).IsSameAs(print));
        Assert.False(Of([.. members.Skip(1)], key: 1).IsSameAs(print));
    }

    [Fact]
    public void Buckets_say_how_many_came_and_went_at_least_but_not_under_another_key()
    {
        WindowMember[] members = [.. Enumerable.Range(1, 60).Select(Member)];

        var least = Of(members[20..], key: 1).AtLeastSince(Of(members[..50], key: 1))!.Value;

        Assert.InRange(least.Joined, 5, 10);
        Assert.InRange(least.Left, 10, 20);
        Assert.Equal(10, least.Left - least.Joined);
        Assert.Null(Of(members, key: 2).AtLeastSince(Of(members, key: 1)));
    }

    private static GroupFingerprint Of(WindowMember[] members, byte key) => Assert.Single(GroupFingerprint.Of(
        members,
        CountedPeople.Of(new(), [new(WindowGroup.Company, null, "")], []),
        [WindowGroup.Company],
        [.. Enumerable.Repeat(key, 32)]));

    private static WindowMember Member(int number) => new()
    {
        PersonId = new(new Guid(number, 0, 0, new byte[8])), AccountId = new(new Guid(number, 1, 0, new byte[8])), GroupId = WindowGroup.Company,
    };
}
