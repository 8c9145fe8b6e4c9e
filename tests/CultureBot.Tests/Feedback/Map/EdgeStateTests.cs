using CultureBot.Feedback;
using CultureBot.People;

namespace CultureBot.Tests.Feedback.Map;

/// <summary>How it stands with an edge is decided by what both sides say first, then by what was learned.</summary>
public sealed class EdgeStateTests
{
    public static TheoryData<EdgeWord?, EdgeWord?, int, EdgeState?> Cases => new()
    {
        { EdgeWord.Yes, EdgeWord.No, 9, EdgeState.Broken },
        { EdgeWord.No, EdgeWord.Yes, 0, EdgeState.Broken },
        { EdgeWord.Yes, EdgeWord.Yes, 0, EdgeState.Unserved },
        { null, EdgeWord.Yes, 0, EdgeState.Unserved },
        { null, EdgeWord.Yes, 1, EdgeState.OneWay },
        { EdgeWord.Yes, null, 0, EdgeState.OneWay },
        { EdgeWord.Yes, null, 9, EdgeState.OneWay },
        { EdgeWord.Yes, EdgeWord.Yes, 1, EdgeState.Sound },
        { null, null, 3, EdgeState.Learned },
        { null, null, 2, null },
        { EdgeWord.No, null, 9, null },
        { null, EdgeWord.No, 9, null },
        { EdgeWord.No, EdgeWord.No, 9, null },
    };

    [Theory, MemberData(nameof(Cases))]
    public void What_is_said_counts_before_what_is_learned(EdgeWord? provider, EdgeWord? customer, int customers, EdgeState? expected) =>
        Assert.Equal(expected, EdgeStates.Of(provider, customer, customers));

    [Fact]
    public void A_customer_counts_once_an_edge_and_never_for_their_own_team()
    {
        PersonId ana = new(Guid.CreateVersion7()), ben = new(Guid.CreateVersion7());
        EdgeId edge = new(ProviderTeam.Of("IT Help").Id, ProviderTeam.Of("Sales").Id);

        var counted = LearnEdgesHandler.Count(
        [
            new(ana, "Sales", "IT Help"), new(ana, "sales", "it-help"), new(ben, "Sales", "it_help"),
            new(ben, "Sales", "Sales"), new(ben, "", "IT Help"), new(ben, "Sales", ""),
        ]);

        Assert.Equal([KeyValuePair.Create(edge, 2)], counted);
    }

    [Fact]
    public void What_a_button_or_a_subject_names_is_read_back_and_nothing_else()
    {
        EdgeId edge = new(ProviderTeam.Of("IT Help").Id, ProviderTeam.Of("Sales").Id);
        EdgeValue value = new(edge, EdgeSide.Customer, EdgeWord.No);

        Assert.Equal(edge, EdgeId.Find(edge.Text));
        Assert.Equal(value, EdgeValue.Read(value.ToString()));
        Assert.All(
            (string[])["", "edge", "edge:1:2", "edge:" + Guid.Empty.ToString("N"), edge.Text.Replace("edge", "kudos", StringComparison.Ordinal)],
            text => Assert.Null(EdgeId.Find(text)));
        Assert.All((string[])["", edge.Text, edge.Text + "|Customer|9", edge.Text + "|Nobody|Yes", "|Customer|No"], text => Assert.Null(EdgeValue.Read(text)));
    }
}
