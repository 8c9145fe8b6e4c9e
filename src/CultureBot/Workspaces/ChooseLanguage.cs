using CultureBot.People;
using CultureBot.Privacy;
using CultureBot.Storage;
using NodaTime.Extensions;

namespace CultureBot.Workspaces;

/// <summary>Chooses the language of what is for everybody in a workspace's channels, and of what is for those whose own nobody knows.</summary>
public sealed class ChooseLanguage(Database database, TimeProvider time)
{
    /// <param name="workspace">Whose language.</param>
    /// <param name="language">One of <see cref="Languages.Texts"/>, by its tag.</param>
    /// <param name="by">Who chose it.</param>
    /// <param name="cancellationToken">Ends the writing.</param>
    /// <returns>False, and nothing is changed, for a language that nothing is written in.</returns>
    public async Task<bool> HandleAsync(Workspace workspace, string language, AccountId? by, CancellationToken cancellationToken)
    {
        if (!Languages.Texts.Any(texts => texts.Language.Name == language)) return false;
        await database.WriteAsync(
            async sql =>
            {
                await WorkspacesStore.ChooseLanguageAsync(sql, workspace.Id, language);
                AuditEntry chosen = new()
                {
                    At = time.GetCurrentInstant(), AccountId = by, Action = "language.chosen", Subject = $"workspace:{workspace.Id.Value:D}", Details = $"{workspace.Locale} → {language}",
                };
                await AuditStore.AddAsync(sql, chosen);
            },
            WriteUrgency.Acknowledgement,
            cancellationToken);
        return true;
    }
}
