using System.Globalization;
using CultureBot.Chat;
using CultureBot.Chat.Slack;
using CultureBot.Delivery;
using CultureBot.Digests;
using CultureBot.Storage;
using Microsoft.Extensions.DependencyInjection;

namespace CultureBot.House.Tests.Cards;

/// <summary>Digests, the answers of People and Delivery, and what the Slack adapter says itself, all made by the real application.</summary>
internal sealed class OtherCardExamples(Product product, Company company, CultureInfo culture)
{
    private const string Digest = "digest:01920000-0000-7000-8000-000000000001";

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public async Task<IEnumerable<ProductCard>> AllAsync() => [.. await DigestsAsync(), .. await AnswersAsync(), .. Slack()];

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

    private async Task<IEnumerable<ProductCard>> AnswersAsync()
    {
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

    private async Task<Card> RenderAsync(string kind, string subject, int? reader = null)
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
                Step = "",
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
