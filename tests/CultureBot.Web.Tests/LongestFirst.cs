using CultureBot.Web.Tests;
using CultureBot.Web.Tests.Browser;
using CultureBot.Web.Tests.EndToEnd.Faults;
using CultureBot.Web.Tests.EndToEnd.Spine;
using CultureBot.Web.Tests.EndToEnd.TenThousand;
using CultureBot.Web.Tests.Playground;
using Xunit.Sdk;
using Xunit.v3;

[assembly: TestCollectionOrderer(typeof(LongestFirst))]

namespace CultureBot.Web.Tests;

/// <summary>Classes that take minutes begin first, so that the others run beside them and nothing waits for one at the end.</summary>
internal sealed class LongestFirst : ITestCollectionOrderer
{
    private static readonly string[] _long =
    [
        .. ((Type[])[typeof(TenThousandTests), typeof(PlaygroundTests), typeof(TeamsDigests), typeof(EveryPageInTheBrowserTests), typeof(FiveHundredFaultsTests), typeof(SlackDigests)])
            .Select(type => type.FullName!),
    ];

    public IReadOnlyCollection<TTestCollection> OrderTestCollections<TTestCollection>(IReadOnlyCollection<TTestCollection> testCollections)
        where TTestCollection : ITestCollection =>
        [.. testCollections.OrderBy(RankOf)];

    private static int RankOf<TTestCollection>(TTestCollection collection) where TTestCollection : ITestCollection
    {
        var rank = Array.FindIndex(_long, name => collection.TestCollectionDisplayName.Contains(name, StringComparison.Ordinal));
        return rank < 0 ? _long.Length : rank;
    }
}
