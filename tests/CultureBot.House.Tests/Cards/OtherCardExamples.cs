using System.Globalization;
using CultureBot.Chat;
using CultureBot.Chat.Slack;
using CultureBot.Delivery;
using CultureBot.Digests;
using CultureBot.Home;
using CultureBot.People;
using CultureBot.People.Persons;
using CultureBot.Storage;
using CultureBot.Workspaces;
using Microsoft.Extensions.DependencyInjection;

namespace CultureBot.House.Tests.Cards;

/// <summary>Digests, the answers of People and Delivery, and what the Slack adapter says itself, all made by the real application.</summary>
internal sealed class OtherCardExamples(Product product, Company company, CultureInfo culture)
{
    private const string Digest = "digest:01920000-0000-7000-8000-000000000001";

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public async Task<IEnumerable<ProductCard>> AllAsync() => [.. await HomesAsync(), .. await DigestsAsync(), .. await SearchAsync(), .. await SettingsAsync(), .. await SeveralAccountsAsync(), .. ScheduleCardExamples.All(culture), .. await ChannelsAsync(), .. await AnswersAsync(), .. Slack(), .. new ActionCardExamples(company, culture).All(), .. new CelebrationCardExamples(company, culture).All(), .. new FeedbackCardExamples(company, culture).All(), .. new BarrierCardExamples(company, culture).All(), .. new ToneCardExamples(company, culture).All(), .. new MapCardExamples(company, culture).All(), .. new GapCardExamples(company, culture).All(), .. new AskCardExamples(company, culture).All()];

    private async Task<IEnumerable<ProductCard>> DigestsAsync()
    {
        await company.RememberOnlyOldAsync(product.Database);
        var quiet = new ProductCard("quiet digest", await RenderAsync(DigestPostKind.KindName, Digest));
        await company.RememberAsync(product.Database);
        return
        [
            quiet,
            new("digest", await RenderAsync(DigestPostKind.KindName, Digest)),
            new("digest details", await RenderAsync(DigestDetailsKind.KindName, Digest)),
            .. await Task.WhenAll(((int[])[0, 2, 3, 4, 5]).Select(async i =>
                new ProductCard($"personal digest {i}", await RenderAsync(DigestPersonalKind.KindName, Digest, reader: i)))),
        ];
    }

    /// <summary>Before anything was given and by somebody who changed all their settings; the full one comes with the digests.</summary>
    private async Task<IEnumerable<ProductCard>> HomesAsync()
    {
        var empty = new ProductCard("empty home", await RenderAsync(HomeKind.KindName, "home:", reader: 0));
        var chosen = new Preferences { Language = "en", MinuteOfDay = 8 * 60, WantsOwnDigest = false, WantsThanksTold = false };
        await product.Services.GetRequiredService<ChangePreferences>().HandleAsync(company.People[9], chosen, Cancellation);
        return
        [
            empty,
            new("changed home", await RenderAsync(HomeKind.KindName, "home:", reader: 9)),
            new("link from home", await AskAsync(Press("home.my_page", company.People[0].ExternalId))),
            new("link from results", await AskAsync(Press("pulse.see_all", company.People[0].ExternalId) with { Value = Guid.Empty.ToString("D") })),
        ];
    }

    /// <summary>What somebody finds of their own; after the digests, which give them a history.</summary>
    private async Task<IEnumerable<ProductCard>> SearchAsync()
    {
        var found = Assert.IsType<FoundAnswer>(await product.AskAsync(new SearchRequest
        {
            Platform = "fake", WorkspaceId = company.Workspace.ExternalId, AccountId = company.People[0].ExternalId,
            RequestKey = company.Said.Kind + " search", Search = "my_kudos",
        }));
        Assert.NotEmpty(found.Cards);
        return found.Cards.SelectMany(card => (ProductCard[])
            [new("found " + card.Title, card.Card), new("found line " + card.Title, Card.Of(ChatText.Join("\n", [card.Title, card.Text])))]);
    }

    private async Task<IEnumerable<ProductCard>> SettingsAsync()
    {
        var opened = Assert.IsType<FormAnswer>(await product.AskAsync(Press("preferences.open", company.People[0].ExternalId)));
        var wrong = Enum.GetValues<PreferencesRefusal>().SelectMany(refusal => PreferencesForm.Errors(culture, [refusal]).Values);
        var saved = await AskAsync(new FormRequest
        {
            Platform = "fake", WorkspaceId = company.Workspace.ExternalId, AccountId = company.People[1].ExternalId, RequestKey = company.Said.Kind + " settings",
            FormId = PreferencesForm.Id, Values = System.Collections.Immutable.ImmutableDictionary<string, System.Collections.Immutable.ImmutableArray<string>>.Empty,
        });
        return
        [
            new("full home", await RenderAsync(HomeKind.KindName, "home:", reader: 0)),
            new("settings", opened.Otherwise, opened.Form),
            new("wrong settings", Card.Of(ChatText.Join("\n", wrong.Select(ChatText.Plain)))),
            new("saved settings", saved),
            new("settings of a stranger", await AskAsync(Press("preferences.open", Company.Stranger))),
        ];
    }

    /// <summary>The welcome in direct messages, and the settings of somebody who is in two workspaces.</summary>
    private async Task<IEnumerable<ProductCard>> SeveralAccountsAsync()
    {
        var second = await product.Database.WriteAsync(
            async sql =>
            {
                var other = await WorkspacesStore.SaveConnectedAsync(
                    sql, "fake", new PlatformWorkspace("T2" + company.Said.Kind, company.Said.Place, null, "UBOT"), [1], Product.Now);
                PlatformAccount again = new() { AccountId = "Uagain", DisplayName = company.Said.Name, Kind = AccountKind.Member, Locale = culture.Name };
                return (await AccountsStore.SaveAsync(sql, other.Id, [again], Product.Now))[0];
            },
            WriteUrgency.Background,
            Cancellation);
        await product.Services.GetRequiredService<MergePersons>().SameAsync(company.People[7].Id, second.Id, null, Cancellation);
        var opened = Assert.IsType<FormAnswer>(await product.AskAsync(Press("preferences.open", company.People[7].ExternalId)));
        var welcome = await AskAsync(new DirectChatChanged
        {
            Platform = "fake", WorkspaceId = company.Workspace.ExternalId, AccountId = company.People[7].ExternalId, RequestKey = company.Said.Kind + " opened", IsOpen = true,
        });
        return [new("settings of two accounts", opened.Otherwise, opened.Form), new("welcome", welcome)];
    }

    /// <summary>An invitation, and a channel that is closed: first while there is another one, then when there is none.</summary>
    private async Task<IEnumerable<ProductCard>> ChannelsAsync()
    {
        var closed = new ClosedChannel(company.Workspace.Id, "C2").ToString();
        var step = ChannelClosedKind.Step([ChannelUse.Kudos, ChannelUse.Digest], Product.Now);
        var second = new PlatformChannel { ChannelId = "C2", Name = company.Said.Place };
        var thanks = await AskAsync(new ChannelChanged
        {
            Platform = "fake", WorkspaceId = company.Workspace.ExternalId, AccountId = company.People[0].ExternalId, RequestKey = company.Said.Kind + " invited",
            BotJoined = true, Channel = second,
        });
        var elsewhere = await RenderAsync(ChannelClosedKind.KindName, closed, step: step);
        await CanPostAsync(false);
        var nowhere = await RenderAsync(ChannelClosedKind.KindName, closed, step: step);
        await CanPostAsync(true);
        return [new("invited", thanks), new("closed channel", elsewhere), new("last closed channel", nowhere)];

        Task CanPostAsync(bool canPost) => product.Database.WriteAsync(
            sql => sql.ExecuteAsync(
                "UPDATE channels SET can_post = @CanPost WHERE workspace_id = @Id AND external_id = 'C1'", new { CanPost = canPost, Id = company.Workspace.Id.Value }),
            WriteUrgency.Background,
            Cancellation);
    }

    private async Task<IEnumerable<ProductCard>> AnswersAsync()
    {
        await product.Services.GetRequiredService<ChangePreferences>().HandleAsync(
            company.People[0], new() { Working = new() { AwayFrom = new(2026, 12, 24), AwayTo = new(2099, 1, 1) } }, Cancellation);
        var culturesAnswer = await AskAsync(Command("culture", company.People[0].ExternalId));
        var looking = await AskAsync(Command("culture", "Unobody"));
        await FinishLaterAsync(Command("1002", "Unobody"));
        var unfinished = await product.Database.WriteAsync(
            async sql =>
            {
                await sql.ExecuteAsync("UPDATE unfinished_requests SET is_last = @Last", new { Last = true });
                return await sql.ListAsync<Guid>("SELECT id FROM unfinished_requests WHERE workspace_id = @Id ORDER BY id", new { Id = company.Workspace.Id.Value });
            },
            WriteUrgency.Background,
            Cancellation);
        var given = await Task.WhenAll(unfinished.Select(id => RenderAsync(RequestAnswerKind.KindName, "request:" + id.ToString("D"))));
        await product.Database.WriteAsync(
            sql => sql.ExecuteAsync("UPDATE workspaces SET disconnected_at = 1 WHERE id = @Id", new { Id = company.Workspace.Id.Value }), WriteUrgency.Background, Cancellation);
        return
        [
            new("culture", culturesAnswer),
            new("still looking", looking),
            .. given.Select((card, i) => new ProductCard($"finished later {i}", card)),
            new("culture where nothing is connected", await AskAsync(Command("culture", "Unobody"))),
        ];
    }

    private IEnumerable<ProductCard> Slack()
    {
        var before = CultureInfo.CurrentUICulture;
        try
        {
            CultureInfo.CurrentUICulture = culture;
            return
            [
                new("took too long", new(SlackWords.TookTooLong, [new TextBlock(SlackWords.TookTooLong), new QuoteBlock(company.Said.Words)])),
                new("may have worked", Card.Of(SlackWords.MayHaveWorked)),
                new("went wrong", Card.Of(SlackWords.WentWrong)),
                new("close", Card.Of(SlackWords.Close)),
            ];
        }
        finally
        {
            CultureInfo.CurrentUICulture = before;
        }
    }

    private async Task<Card> RenderAsync(string kind, string subject, int? reader = null, string step = "")
    {
        var recipient = reader is { } number ? company.People[number] : null;
        var rendered = await product.Services.GetServices<IMessageKind>().Single(k => k.Name == kind).RenderAsync(
            new()
            {
                Id = new(Guid.Empty),
                Kind = kind,
                Subject = subject,
                Workspace = company.Workspace,
                Destination = new(company.Workspace.Id, DestinationKind.Channel, "C1"),
                Step = step,
                Recipient = recipient,
                Culture = culture,
                NotBefore = Product.Now,
                WasSent = false,
            },
            Cancellation);
        return Assert.IsType<RenderedCard>(rendered).Card;
    }

    private async Task<Card> AskAsync(ChatRequest request) => Assert.IsType<PrivateAnswer>(await product.AskAsync(request)).Card;

    private async Task FinishLaterAsync(ChatRequest request)
    {
        await using var scope = product.Services.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<UnfinishedRequests>().FinishLaterAsync(company.Workspace, request, Cancellation);
    }

    private ButtonRequest Press(string action, string by) => new()
    {
        Platform = "fake",
        WorkspaceId = company.Workspace.ExternalId,
        AccountId = by,
        RequestKey = $"{company.Said.Kind} {action} {by}",
        Action = action,
    };

    private CommandRequest Command(string name, string by) => new()
    {
        Platform = "fake",
        WorkspaceId = company.Workspace.ExternalId,
        AccountId = by,
        RequestKey = $"{company.Said.Kind} {name} {by}",
        Place = new("C1", company.Said.Place, PlaceKind.Channel),
        Command = name,
        Text = new([new TypedText(company.Said.Words)]),
    };
}
