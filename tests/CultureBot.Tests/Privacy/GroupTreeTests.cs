using CultureBot.Privacy;

namespace CultureBot.Tests.Privacy;

public sealed class GroupTreeTests
{
    [Fact]
    public void Groups_are_numbered_by_depth_and_then_by_id_whatever_order_they_come_in()
    {
        var tree = GroupTree.Of([new("b", "z"), new("c", "b"), new("z", null), new("a", "z")]);

        Assert.Equal(["z", "a", "b", "c"], tree.Ids);
        Assert.Equal([GroupTree.None, 0, 0, 2], tree.Parents);
        Assert.Equal([0, 1, 1, 2], tree.Depths);
        Assert.Equal((3, null), (tree.Find("c"), tree.Find("d")));
        Assert.Equal([10, 2, 7, 4], tree.SumUp([1, 2, 3, 4]));
    }

    [Theory]
    [InlineData("not 0")]
    [InlineData("not 0", "a>b", "b>a")]
    [InlineData("not 2", "a>", "b>")]
    [InlineData("'a' is there twice", "a>", "a>")]
    [InlineData("parent of 'b' is unknown", "a>", "b>c")]
    [InlineData("above themselves", "a>", "b>c", "c>b")]
    [InlineData("above themselves", "a>", "b>b")]
    public void What_is_no_tree_is_refused(string reason, params string[] groups)
    {
        var refused = Assert.Throws<ArgumentException>(
            () => GroupTree.Of(groups.Select(g => g.Split('>')).Select(g => new Group(g[0], g[1].Length == 0 ? null : g[1]))));

        Assert.Contains(reason, refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Respondents_are_counted_by_group_and_value()
    {
        var tree = GroupTree.Of([new("co", null), new("a", "co")]);

        var table = RespondentTable.Of(tree, ["x", "y"], [new(1, 1), new(0, RespondentTable.NoValue), new(1, 1), new(1, 0)]);

        Assert.Equal([new(0, RespondentTable.NoValue, 1), new(1, 0, 1), new(1, 1, 2)], table.Cells);
        Assert.Equal([1, 3], table.Direct);
        Assert.Equal([4, 3], table.GroupN);
        Assert.Equal([1, 2], table.ValueN);
    }

    [Theory]
    [InlineData(2, 0)]
    [InlineData(-1, 0)]
    [InlineData(0, 1)]
    [InlineData(0, -2)]
    public void A_respondent_of_no_group_or_value_is_a_mistake(int group, int value)
    {
        var tree = GroupTree.Of([new("co", null), new("a", "co")]);

        Assert.Throws<ArgumentOutOfRangeException>(() => RespondentTable.Of(tree, ["x"], [new(group, value)]));
        Assert.Throws<ArgumentException>(() => RespondentTable.Of(tree, ["x", "x"], []));
    }
}
