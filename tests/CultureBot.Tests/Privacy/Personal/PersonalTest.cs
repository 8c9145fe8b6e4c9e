using System.Text.Json.Nodes;
using CultureBot.Actions;
using CultureBot.Celebrations;
using CultureBot.Chat;
using CultureBot.Feedback;
using CultureBot.Kudos;
using CultureBot.People;
using CultureBot.People.Directory;
using CultureBot.People.Scim;
using CultureBot.Privacy.Personal;
using CultureBot.Pulse;
using CultureBot.Storage;
using CultureBot.Testing.Databases;
using CultureBot.Tests.Feedback;
using Microsoft.Extensions.Configuration;
using NodaTime;

namespace CultureBot.Tests.Privacy.Personal;

/// <summary>Ana thanks Ben, and Ben and Cy; Ben thanks her; she rates IT Help and Ben with her name, and Ben without it; HR has something to say of her.</summary>
internal sealed class PersonalTest : IAsyncDisposable
{
    private PersonalTest(FeedbackTest feedback)
    {
        Feedback = feedback;
        Erase = new(feedback.Database, Parts, new(new ConfigurationBuilder().Build(), feedback.Database), feedback.Signal, feedback.Clock);
        Read = new(feedback.Database, Parts, feedback.Clock);
    }

    public const string AnaByProvider = "Ana.Lima@example.com";

    public static IReadOnlyList<IPersonalData> Parts { get; } =
        [new PeoplePersonalStore(), new AuditPersonalStore(), new KudosPersonalStore(new([])), new PulsePersonalStore(), new ActionsPersonalStore(), new FeedbackPersonalStore(), new CelebrationsPersonalStore()];

    public FeedbackTest Feedback { get; }

    public ErasePersonHandler Erase { get; }

    public ReadPersonalData Read { get; }

    public FindErasable Find => new(Feedback.Database);

    public Account Ana => Feedback.Company["ana"];

    public Account Ben => Feedback.Company["ben"];

    public static CancellationToken Cancellation => FeedbackTest.Cancellation;

    public static async Task<PersonalTest> StartAsync(DatabaseKind kind)
    {
        var feedback = await FeedbackTest.StartAsync(kind);
        var test = new PersonalTest(feedback);
        await test.ThankAsync("ana", "Ana thanks Ben alone", "ben");
        await test.ThankAsync("ana", "Ana thanks Ben and Cy", "ben", "cy");
        await test.ThankAsync("ben", "Ben thanks Ana for the lift", "ana");
        await feedback.RateAsync("ana", FeedbackWay.Named, words: "The desk was quick");
        await feedback.RateAsync("ana", FeedbackWay.Named, Provider.Of(test.Ben), words: "Ben was kind");
        await feedback.RateAsync("cy", FeedbackWay.Relayed, Provider.Of(test.Ben), words: "Ben was late");
        await feedback.ReportBarrierAsync("ana", isNamed: true, "Three signatures");
        await feedback.Database.WriteAsync(
            sql => DirectoryStore.AddValuesAsync(
                sql,
                [new() { PersonId = test.Ana.PersonId, Field = DirectoryFields.Location, Value = "Lisbon" }, new() { PersonId = feedback.Company["cy"].PersonId, Field = DirectoryFields.Manager, ManagerId = test.Ana.PersonId }],
                feedback.Clock.Now + Duration.FromSeconds(1)),
            WriteUrgency.Background,
            Cancellation);
        await test.ProvisionAsync();
        return test;
    }

    public Task<ErasePersonResult> EraseAsync(string name) => Erase.HandleAsync(Feedback.Company[name].PersonId, Feedback.Company["mia"].Id, Cancellation);

    public Task<GiveKudosResult> ThankAsync(string giver, string words, params string[] recipients) =>
        new GiveKudosHandler(Feedback.Database, Feedback.Signal, new([]), new KudosOptions(), Feedback.Clock).HandleAsync(
            new()
            {
                Workspace = Feedback.Company.Workspace,
                Giver = Feedback.Company[giver],
                Nominees = [.. recipients.Select(name => new KudosNominee(Feedback.Company[name], null))],
                Words = words,
                Visibility = Visibility.Public,
                Place = new("CKUD", "kudos", PlaceKind.Channel),
                CanPostHere = true,
                RequestKey = words,
            },
            Cancellation);

    /// <summary>The identity provider has Ana, who was away once, among the Runners, and as Cy's manager.</summary>
    private Task ProvisionAsync() => Feedback.Database.WriteAsync(
        async sql =>
        {
            var (now, group) = (Feedback.Clock.Now, new ScimGroupId(Guid.CreateVersion7(Feedback.Clock.GetUtcNow())));
            var (ana, cy) = (Ana.PersonId, Feedback.Company["cy"].PersonId);
            await ScimGroupsStore.SaveAsync(sql, group, "Runners", null, now);
            await ScimGroupsStore.AddMembersAsync(sql, group, [await SaveAsync(ana, $$"""{"userName":"{{AnaByProvider}}"}""")]);
            await SaveAsync(cy, $$$"""{"userName":"cy@example.com","{{{ScimSchemas.EnterpriseUrn}}}":{"division":"South","manager":{"value":"{{{AnaByProvider}}}","displayName":"Ana"} } }""");
            await sql.ExecuteAsync("INSERT INTO directory_absences (person_id, left_at, returned_at) VALUES (@Ana, 1, 2)", new { Ana = ana });

            async Task<ScimUserId> SaveAsync(PersonId person, string resource)
            {
                var id = new ScimUserId(Guid.CreateVersion7(Feedback.Clock.GetUtcNow()));
                await ScimUsersStore.SaveAsync(sql, id, person, ScimUser.Read((JsonObject)JsonNode.Parse(resource)!), resource, now);
                return id;
            }
        },
        WriteUrgency.Background,
        Cancellation);

    public ValueTask DisposeAsync() => Feedback.DisposeAsync();
}
