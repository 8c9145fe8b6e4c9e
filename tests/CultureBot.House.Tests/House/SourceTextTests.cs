namespace CultureBot.House.Tests.House;

public sealed class SourceTextTests
{
    [Fact]
    public void Comments_and_literals_are_told_from_code()
    {
        const string Source = """""
            var a = "one // \" two"; // Kudos "three"
            /* Digests */ var b = $"{x["four"]} {{five}}"; var c = '"';
            var d = @"six ""seven"" \"; var e = $$"""
                eight " {{y}}
                """; var f = 1;
            """"";

        var read = new SourceText(Source);

        Assert.Equal(["var a = ;", "var b = ; var c = ;", "var d = ; var e =", "", "; var f = 1;"], read.Code.Split('\n').Select(Squeeze), StringComparer.Ordinal);
        Assert.Equal([1, 2, 3, 3], read.Literals.Select(l => l.Line));
        Assert.Equal("@\"six \"\"seven\"\" \\\"", read.Literals.ElementAt(2).Text);
        Assert.Contains("{{y}}", read.Literals.Last().Text, StringComparison.Ordinal);
    }

    private static string Squeeze(string line) =>
        string.Join(' ', line.Split(' ', StringSplitOptions.RemoveEmptyEntries));
}
