using System.Text;
using System.Xml.Linq;
using CultureBot.Storage;
using CultureBot.Storage.Secrets;
using Microsoft.AspNetCore.DataProtection.Repositories;

namespace CultureBot.Web.Keys;

/// <summary>
/// Keeps ASP.NET's data-protection keys in the database, wrapped by Secrets:Key, so that every node reads the forms of
/// the others and a dump alone opens nothing.
/// </summary>
internal sealed class DatabaseKeys(Database database, SecretBox secrets) : IXmlRepository
{
    public const string Purpose = "data-protection-key";

    /// <summary>The framework's interface is synchronous; it is called once at first use and once in weeks after.</summary>
    public IReadOnlyCollection<XElement> GetAllElements()
    {
        var wrapped = Task.Run(() => database.ReadAsync(DataProtectionKeysStore.ListAsync, CancellationToken.None)).GetAwaiter().GetResult();
        return [.. wrapped.Select(xml => XElement.Parse(Encoding.UTF8.GetString(secrets.Unwrap(Purpose, xml))))];
    }

    public void StoreElement(XElement element, string friendlyName)
    {
        var wrapped = secrets.Wrap(Purpose, Encoding.UTF8.GetBytes(element.ToString(SaveOptions.DisableFormatting)));
        Task.Run(() => database.WriteAsync(
                sql => DataProtectionKeysStore.AddAsync(sql, friendlyName, wrapped), WriteUrgency.Acknowledgement, CancellationToken.None))
            .GetAwaiter().GetResult();
    }
}
