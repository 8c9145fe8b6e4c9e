using System.Reflection;
using System.Text.RegularExpressions;
using CultureBot.Kudos;

namespace CultureBot.House.Tests.House;

public sealed partial class SliceTests
{
    private static readonly Assembly Product = typeof(GiveKudos).Assembly;

    /// <summary>Every type of the product by its slice: the namespace right below CultureBot.</summary>
    private static readonly ILookup<string, Type> Types = Product.GetTypes()
        .Where(t => t.Namespace?.StartsWith("CultureBot.", StringComparison.Ordinal) == true && !t.Name.Contains('<', StringComparison.Ordinal))
        .ToLookup(t => t.Namespace!.Split('.')[1], StringComparer.Ordinal);

    [Fact]
    public void A_slice_uses_another_only_through_its_contribution_interface() => Repository.HasNone(
        "A slice uses the ground slices, and of any other only what stands in SliceTable. Let the other slice own an interface that this one implements, or move the code.",
        from path in Repository.Sources("src/CultureBot")
        let slice = path.Split('/')[2]
        let source = new SourceText(Repository.Text(path))
        from other in Types.Select(t => t.Key)
        where other != slice && !SliceTable.Ground.Contains(other)
        from use in Uses(source, other)
        select $"{path}:{source.LineOf(use.Index)}: {slice} uses {other}'s {use.Value}");

    [Fact]
    public void A_namespace_is_its_folder() => Repository.HasNone(
        "The namespace of a file is its folder, or its slice where SliceTable says that its folders share one.",
        from path in Repository.Sources("src/CultureBot")
        where path.EndsWith(".cs", StringComparison.Ordinal)
        let folders = path.Split('/')[1..^1]
        let wanted = string.Join('.', folders is [_, var slice, ..] && SliceTable.OneNamespace.Contains(slice) ? folders[..2] : folders)
        where !Repository.Text(path).Contains($"namespace {wanted};", StringComparison.Ordinal)
        select $"{path}: not in {wanted}");

    [Fact]
    public void Every_interface_that_another_slice_implements_stands_in_the_table()
    {
        var crossed = (
            from slice in Types
            from type in slice
            where type is { IsClass: true, IsAbstract: false }
            from implemented in type.GetInterfaces()
            where implemented.Assembly == Product
            let owner = implemented.Namespace!.Split('.')[1]
            where owner != slice.Key
            select $"{owner}.{implemented.Name}").Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal);

        Assert.Equal(
            SliceTable.Contributions.Select(c => $"{c.Owner}.{c.Interface}").Order(StringComparer.Ordinal), crossed);
    }

    [Fact]
    public void The_table_names_types_that_exist() => Repository.HasNone(
        "SliceTable names a type that its owner does not have.",
        from contribution in SliceTable.Contributions
        from name in contribution.Parts.Append(contribution.Interface)
        where !Types[contribution.Owner].Any(t => t.Name == name)
        select $"{contribution.Owner}.{name}");

    /// <summary>The names in the code that can only mean something of the other slice.</summary>
    private static IEnumerable<Match> Uses(SourceText source, string other)
    {
        var code = source.Code;
        // Without naming the other's namespace no name of its own is in scope.
        if (!Regex.IsMatch(code, $@"\b{other}\b\s*[.;]", RegexOptions.None, TimeSpan.FromSeconds(5))) return [];
        var open = SliceTable.Contributions.Where(c => c.Owner == other).SelectMany(c => c.Parts.Append(c.Interface));
        var closed = Types[other].Select(t => t.Name.Split('`')[0])
            .Concat(Types[other].Where(IsExtensions).SelectMany(t => t.GetMethods(BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic)).Select(m => m.Name))
            .Except(open, StringComparer.Ordinal)
            .ToHashSet(StringComparer.Ordinal);
        return Names().Matches(code).Where(name => closed.Contains(name.Value) && !IsNamespace(code, name));
    }

    private static bool IsExtensions(Type type) =>
        type is { IsAbstract: true, IsSealed: true } && type.IsDefined(typeof(System.Runtime.CompilerServices.ExtensionAttribute), inherit: false);

    private static bool IsNamespace(string code, Match name) =>
        code.AsSpan(0, name.Index).TrimEnd().EndsWith("CultureBot.", StringComparison.Ordinal);

    [GeneratedRegex(@"\b[A-Z]\w*\b", RegexOptions.None, matchTimeoutMilliseconds: 5000)]
    private static partial Regex Names();
}
