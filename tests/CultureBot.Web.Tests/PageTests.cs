using System.Globalization;
using System.Text.RegularExpressions;
using CultureBot.Web.Pages;

namespace CultureBot.Web.Tests;

public sealed partial class PageTests
{
    [Theory]
    [InlineData("/")]
    [InlineData("/sign-in")]
    [InlineData("/sign-in/secret")]
    [InlineData("/jobs")]
    [InlineData("/missing")]
    [InlineData("/app.css")]
    public async Task Every_answer_carries_the_security_headers(string path)
    {
        await using var app = await AppFixture.StartAsync();

        using var response = await app.Client.GetAsync(path, TestContext.Current.CancellationToken);

        var policy = Assert.Single(response.Headers.GetValues("Content-Security-Policy"));
        Assert.Contains("default-src 'self'", policy, StringComparison.Ordinal);
        Assert.Contains("frame-ancestors 'none'", policy, StringComparison.Ordinal);
        Assert.DoesNotContain("unsafe", policy, StringComparison.Ordinal);
        Assert.Equal("nosniff", Assert.Single(response.Headers.GetValues("X-Content-Type-Options")));
        Assert.Equal("no-referrer", Assert.Single(response.Headers.GetValues("Referrer-Policy")));
    }

    [Theory]
    [InlineData("/")]
    [InlineData("/sign-in/secret")]
    [InlineData("/missing")]
    public async Task Pages_have_one_heading_a_language_and_nothing_inline(string path)
    {
        await using var app = await AppFixture.StartAsync();

        var html = await app.Client.GetAsync(path, TestContext.Current.CancellationToken);
        var page = await html.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);

        Assert.Single(Heading().Matches(page));
        Assert.Contains("<html lang=\"en\"", page, StringComparison.Ordinal);
        Assert.Contains("<title>", page, StringComparison.Ordinal);
        Assert.DoesNotMatch(Inline(), page);
    }

    [Fact]
    public async Task Every_word_of_a_page_comes_from_the_resources()
    {
        await using var app = await AppFixture.StartAsync();
        foreach (var path in (string[])["/", "/sign-in/secret", "/missing", "/jobs"])
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, path);
            request.Headers.TryAddWithoutValidation("Accept-Language", "qps-ploc");

            using var response = await app.Client.SendAsync(request, TestContext.Current.CancellationToken);
            var html = System.Net.WebUtility.HtmlDecode(await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));

            var words = Tag().Replace(html, "\n").Split('\n').Select(w => w.Trim()).Where(w => w.Any(char.IsLetter) && w != "CultureBot");
            Assert.All(words, word => Assert.DoesNotMatch(PlainWord(), word));
        }
    }

    [Theory]
    [InlineData("", "en")]
    [InlineData("xx-YY;q=0.9,en-GB;q=0.8", "en-GB")]
    [InlineData("de-DE,en;q=0.5", "en")]
    [InlineData("not a language,*", "en")]
    public void A_page_speaks_the_best_language_that_there_are_words_in(string accepted, string expected)
    {
        var request = new Microsoft.AspNetCore.Http.DefaultHttpContext().Request;
        request.Headers.AcceptLanguage = accepted;

        Assert.Equal(CultureInfo.GetCultureInfo(expected), PageLanguage.Pick(PageLanguage.Accepted(request)));
    }

    [GeneratedRegex("<h1[ >]", RegexOptions.None, 1000)]
    private static partial Regex Heading();

    [GeneratedRegex(@"<script(?![^>]*\bsrc=)|<style|\sstyle=|\son[a-z]+=|javascript:", RegexOptions.IgnoreCase, 1000)]
    private static partial Regex Inline();

    [GeneratedRegex("<[^>]*>", RegexOptions.None, 1000)]
    private static partial Regex Tag();

    [GeneratedRegex("[A-Za-z]{4,}", RegexOptions.None, 1000)]
    private static partial Regex PlainWord();
}
