using CultureBot.Schedules.WorkingTime;
using CultureBot.Storage;

namespace CultureBot.People.Directory;

/// <summary>Where people live by what HR imported.</summary>
internal sealed class DirectoryWhereabouts : IWhereabouts
{
    public async Task<IReadOnlyDictionary<PersonId, Whereabouts>> ListAsync(SqlSession sql, IReadOnlyCollection<PersonId> persons) =>
        (await DirectoryStore.ListValuesAsync(sql, persons)).ToDictionary(
            values => values.Key,
            values => new Whereabouts(Of(values, DirectoryFields.Country), Of(values, DirectoryFields.TimeZone)));

    private static string Of(IEnumerable<DirectoryValue> values, string field) =>
        values.FirstOrDefault(value => value.Field == field)?.Value ?? "";
}
