using CultureBot.People;
using CultureBot.Schedules.WorkingTime;
using CultureBot.Storage;
using CultureBot.Testing;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;
using static CultureBot.Web.Tests.EndToEnd.Spine.ChatCompany;

namespace CultureBot.Web.Tests.EndToEnd.Spine;

/// <summary>A company that takes longer to look over than a platform waits.</summary>
public abstract class SlowPreviewTests
{
    private protected abstract Task<ChatCompany> StartAsync(CompanySetting setting);

    [Fact]
    public async Task A_preview_that_takes_longer_than_a_platform_waits_comes_by_itself()
    {
        var slow = new SlowWhereabouts();
        await using var company = await StartAsync(new()
        {
            Settings = new Dictionary<string, string?>(StringComparer.Ordinal) { ["Roles:Hr"] = "mia@example.com" },
            Services = services => services.AddSingleton<IWhereabouts>(slow),
        });
        var form = await company.FillAsync(await company.PulseAsync("", Mia), Mia, ("template", "Recommend"));

        slow.SlowDown(company.Clock);
        var later = await company.FillAsync(form, Mia);
        var preview = await company.LateAsync(later, Mia);
        var scheduled = await company.ClickAsync(preview, "Schedule it", Mia);

        Assert.Contains("Got it", later.Shown, StringComparison.Ordinal);
        Assert.Contains("5 people", preview.Shown, StringComparison.Ordinal);
        Assert.Contains("is scheduled", scheduled.Shown, StringComparison.Ordinal);
    }

    /// <summary>Knows of nobody, and once takes two seconds to say so.</summary>
    private sealed class SlowWhereabouts : IWhereabouts
    {
        private TestClock? _slowed;

        public void SlowDown(TestClock clock) => _slowed = clock;

        public Task<IReadOnlyDictionary<PersonId, Whereabouts>> ListAsync(SqlSession sql, IReadOnlyCollection<PersonId> persons)
        {
            Interlocked.Exchange(ref _slowed, null)?.Advance(Duration.FromSeconds(2));
            return Task.FromResult<IReadOnlyDictionary<PersonId, Whereabouts>>(new Dictionary<PersonId, Whereabouts>());
        }
    }
}
