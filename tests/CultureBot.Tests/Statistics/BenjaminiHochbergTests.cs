using CultureBot.Statistics;
using FsCheck;
using FsCheck.Fluent;

namespace CultureBot.Tests.Statistics;

public sealed class BenjaminiHochbergTests
{
    private static readonly Gen<double[]> Families = Gen.ArrayOf(from thousandths in Gen.Choose(0, 1000) select thousandths / 1000.0);

    [Fact]
    public void Q_values_are_as_published()
    {
        double[] expected = [.02, .04, .04, .02];

        Assert.All(BenjaminiHochberg.QValues([.01, .04, .03, .005]).Zip(expected), pair => Assert.Equal(pair.Second, pair.First, 6));
    }

    [Fact]
    public void Nothing_tested_has_no_q_values() => Assert.Empty(BenjaminiHochberg.QValues([]));

    [Theory]
    [InlineData(-.01)]
    [InlineData(1.01)]
    [InlineData(double.NaN)]
    public void What_is_no_p_value_is_a_mistake(double p) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => BenjaminiHochberg.QValues([.5, p]));

    [Fact]
    public void Q_values_are_no_smaller_than_p_values_and_in_their_order() => Prop.ForAll(Families.ToArbitrary(), pValues =>
    {
        var q = BenjaminiHochberg.QValues(pValues);
        var byP = Enumerable.Range(0, pValues.Length).OrderBy(i => pValues[i]).Select(i => q[i]).ToList();

        Assert.All(pValues.Zip(q), pair => Assert.InRange(pair.Second, pair.First, 1));
        Assert.Equal(byP.Order(), byP);
    }).QuickCheckThrowOnFailure();
}
