using System.Diagnostics;
using System.Globalization;
using CultureBot.People;
using CultureBot.Testing.Databases;
using CultureBot.Web.Start;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace CultureBot.Benchmarks;

/// <summary>
/// Every page without parameters, and a few with them, of an organization of 100,000 people with 5 million kudos (<see cref="LargeCompany"/>), as somebody sees it
/// who leads people and has every role: the time of the first request, and the median until the last
/// byte of those that follow, with what the whole process allocated meanwhile.
/// </summary>
internal static class PagesBenchmark
{
    private const int Warming = 2;
    private const int Rounds = 9;

    // Not pages: what is downloaded, asked by programs, the demo's, or a way in or out.
    private static readonly string[] OtherAddresses = [".csv", ".json", "/api", "/scim", "/health", "/slack", "/simulator", "/sign-in", "/first-administrator", "/error", "/openapi"];

    public static async Task RunAsync(IReadOnlyCollection<string> kinds, CancellationToken cancellationToken)
    {
        foreach (var kind in Enum.GetValues<DatabaseKind>().Where(kind => kinds.Count == 0 || kinds.Contains(kind.ToString(), StringComparer.OrdinalIgnoreCase)))
            await RunAsync(kind, cancellationToken);
    }

    private static async Task RunAsync(DatabaseKind kind, CancellationToken cancellationToken)
    {
        await using var store = await TestDatabase.CreateAsync(kind, cancellationToken);
        var watch = Stopwatch.StartNew();
        var company = await LargeCompany.AddAsync(store.Database, kind, cancellationToken);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{kind}: {LargeCompany.People:N0} people, {LargeCompany.Kudos:N0} kudos, written in {watch.Elapsed.TotalSeconds:F0} s"));
        await store.ReopenAsync();

        await using var app = CultureBotApp.Build(
        [
            "--Urls=http://127.0.0.1:0", "--Demo:Enabled=false", "--Api:Key=a-key-for-benchmarks-0123456789", "--Logging:LogLevel:Default=Warning", $"--Database:Provider={store.Provider}",
            $"--Database:ConnectionString={store.ConnectionString}", $"--Secrets:Key={Convert.ToBase64String(new byte[32])}",
            $"--Roles:Administrators={LargeCompany.Reader}", $"--Roles:Hr={LargeCompany.Reader}", $"--Roles:Auditors={LargeCompany.Reader}",
        ]);
        await CultureBotApp.PrepareAsync(app, cancellationToken);
        await app.StartAsync(cancellationToken);
        await ShowNightAsync(store, cancellationToken);
        using var browser = await SignInAsync(app, company.ReaderAccount, cancellationToken);
        Console.WriteLine("page                                              ms, first    least   median     most   MB, median      KB of page");
        foreach (var address in Pages(app).Concat(company.Addresses)) await MeasureAsync(browser, address, cancellationToken);
        await app.StopAsync(cancellationToken);
    }

    /// <summary>What is counted at night is counted first; how long that takes is the night's.</summary>
    private static async Task ShowNightAsync(TestDatabase store, CancellationToken cancellationToken)
    {
        foreach (var work in (string[])["recognition-figures", "service-map"])
        {
            long? took;
            while ((took = await store.Database.ReadAsync(
                sql => sql.ScalarAsync<long?>(
                    "SELECT MAX(o.finished_at - o.created_at) FROM occurrences o JOIN schedules s ON s.id = o.schedule_id WHERE s.work = @Work AND o.state = 'Done'", new { Work = work }),
                cancellationToken)) is null)
                await Task.Delay(TimeSpan.FromMilliseconds(500), cancellationToken);
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{work}: {took / 1000.0:F1} s"));
        }
    }

    private static async Task<HttpClient> SignInAsync(WebApplication app, AccountId account, CancellationToken cancellationToken)
    {
        var address = app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First();
#pragma warning disable RS0030 // A browser with its own cookies, outside the application's factory.
        var browser = new HttpClient(new SocketsHttpHandler { UseCookies = true }) { BaseAddress = new(address) };
#pragma warning restore RS0030
        var link = "/sign-in/" + await app.Services.GetRequiredService<SignIn>().CreateLinkAsync(account, cancellationToken);
        var form = await browser.GetStringAsync(link, cancellationToken);
        const string before = "name=\"__RequestVerificationToken\" value=\"";
        var at = form.IndexOf(before, StringComparison.Ordinal) + before.Length;
        using var answer = await browser.PostAsync(
            link, new FormUrlEncodedContent([new("__RequestVerificationToken", form[at..form.IndexOf('"', at)])]), cancellationToken);
        answer.EnsureSuccessStatusCode();
        return browser;
    }

    private static IEnumerable<string> Pages(WebApplication app) => app.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
        .Where(endpoint => endpoint.Metadata.GetMetadata<HttpMethodMetadata>() is { HttpMethods: ["GET"] } && endpoint.RoutePattern.Parameters.Count == 0)
        .Select(endpoint => endpoint.RoutePattern.RawText!)
        .Where(address => !OtherAddresses.Any(other => address.Contains(other, StringComparison.Ordinal)))
        .Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal);

    private static async Task MeasureAsync(HttpClient browser, string address, CancellationToken cancellationToken)
    {
        List<double> times = [];
        List<double> allocated = [];
        var (length, status, first) = (0L, 200, 0.0);
        for (var round = -Warming; round < Rounds; round++)
        {
            var before = GC.GetTotalAllocatedBytes(precise: true);
            var watch = Stopwatch.StartNew();
            using var answer = await browser.GetAsync(address, HttpCompletionOption.ResponseHeadersRead, cancellationToken);
            await using var page = await answer.Content.ReadAsStreamAsync(cancellationToken);
            length = await LengthAsync(page, cancellationToken);
            if (round == -Warming) first = watch.Elapsed.TotalMilliseconds;
            if (round < 0) continue;
            times.Add(watch.Elapsed.TotalMilliseconds);
            allocated.Add((GC.GetTotalAllocatedBytes(precise: true) - before) / 1e6);
            status = (int)answer.StatusCode;
        }

        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{Shorten(address),-50}{first,9:F0}{new Spread(times).Show("F0")}   {new Spread(allocated).Median,10:F1}   {length / 1e3,12:F0}{(status == 200 ? "" : $"   answered {status}")}"));
    }

    private static async Task<long> LengthAsync(Stream page, CancellationToken cancellationToken)
    {
        var buffer = System.Buffers.ArrayPool<byte>.Shared.Rent(1 << 16);
        var length = 0L;
        for (int read; (read = await page.ReadAsync(buffer, cancellationToken)) > 0;) length += read;
        System.Buffers.ArrayPool<byte>.Shared.Return(buffer);
        return length;
    }

    private static string Shorten(string address) => address.Length <= 48 ? address : address[..47] + "…";
}
