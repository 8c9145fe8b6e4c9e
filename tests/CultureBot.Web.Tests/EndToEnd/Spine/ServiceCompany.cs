using CultureBot.People;
using CultureBot.People.Directory;
using CultureBot.Storage;
using static CultureBot.Web.Tests.EndToEnd.Spine.ChatCompany;

namespace CultureBot.Web.Tests.EndToEnd.Spine;

/// <summary>Ben and Cem are the Front Desk and report to Mia.</summary>
internal static class ServiceCompany
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public static async Task<ChatCompany> FoundAsync(ChatCompany company)
    {
        var (ben, cem, mia) = (await FindAsync(company, Ben), await FindAsync(company, Cem), await FindAsync(company, Mia));
        var now = company.Clock.Now;
        await company.App.Database.WriteAsync(
            async sql =>
            {
                foreach (var one in (Account[])[ben, cem])
                {
                    await DirectoryStore.AddValuesAsync(
                        sql,
                        [
                            new() { PersonId = one.PersonId, Field = DirectoryFields.Team, Value = one == ben ? "Front Desk" : "front desk" },
                            new() { PersonId = one.PersonId, Field = DirectoryFields.Manager, ManagerId = mia.PersonId },
                        ],
                        now);
                }
            },
            WriteUrgency.Background,
            Cancellation);
        return company;
    }

    /// <summary>HR's list names the team that somebody is in.</summary>
    public static async Task PutAsync(ChatCompany company, string who, string team)
    {
        var one = await FindAsync(company, who);
        await company.App.Database.WriteAsync(
            sql => DirectoryStore.AddValuesAsync(sql, [new() { PersonId = one.PersonId, Field = DirectoryFields.Team, Value = team }], company.Clock.Now), WriteUrgency.Background, Cancellation);
    }

    public static async Task<Account> FindAsync(ChatCompany company, string who)
    {
        var id = company.IdOf(who);
        return (await company.App.Database.ReadAsync(
            async sql => await sql.ScalarAsync<Guid?>("SELECT id FROM accounts WHERE external_id = @Id", new { Id = id }) is { } found
                ? await PeopleStore.FindAsync(sql, new AccountId(found))
                : null,
            Cancellation))!;
    }
}
