using System.Globalization;
using CultureBot.Chat;
using CultureBot.Digests;
using CultureBot.Storage;

namespace CultureBot.Actions;

/// <summary>
/// One "you said, we did" a week (methodology §5): the latest that was done, else the latest that went on or was declined with a
/// reason. Each of these moments is in one week alone, so that none is told twice.
/// </summary>
internal sealed class ActionsDigestSection(Database database, IReleasedFigures figures) : IDigestSection
{
    public int Order => 300;

    public Task<ChannelDigestPart> ForChannelAsync(ChannelDigestScope scope, CancellationToken cancellationToken) =>
        database.ReadAsync(
            async sql =>
            {
                if (await ChooseAsync(sql, scope) is not { } action) return ChannelDigestPart.Empty;
                var story = (await ActionStory.ListAsync(sql, figures, [action], scope.Culture))[0];
                return new ChannelDigestPart { Post = [.. Blocks(scope.Culture, story)], PostCarries = [action.Id.Subject] };
            },
            cancellationToken);

    public Task<PersonalDigestPart> ForPersonAsync(PersonalDigestScope scope, CancellationToken cancellationToken) =>
        Task.FromResult(PersonalDigestPart.Empty);

    /// <summary>As it stands in the digest.</summary>
    public static IEnumerable<CardBlock> Blocks(CultureInfo culture, ActionStory story)
    {
        yield return new HeadingBlock(ActionsWords.Say(culture, "DigestTitle"));
        yield return new TextBlock(ActionsWords.Say(culture, "Said", ("said", story.Action.Said)));
        yield return new TextBlock(ActionCards.Answer(culture, story.Action));
        if (story.Action.Why.Length > 0) yield return new TextBlock(ActionsWords.Say(culture, "Because", ("why", story.Action.Why)));
        if (story is { Progress: { } progress, Action.State: ActionState.Open })
            yield return new TextBlock(ActionsWords.Say(culture, "HowItGoes", ("words", progress.Words)));
        yield return new NoteBlock(ActionsWords.Say(
            culture, "DigestTeam", ("team", ActionsWords.Team(culture, story.Action.TeamName)), ("owner", story.Owner.Name)));
        if (story.Action.Effect is { Value: not null } effect) yield return new NoteBlock(EffectWords.Say(culture, effect));
    }

    private static async Task<TeamAction?> ChooseAsync(SqlSession sql, ChannelDigestScope scope)
    {
        if (await ActionsStore.FindLatestDoneAsync(sql, scope.After, scope.UpTo) is { } done) return done;
        var declined = await ActionsStore.FindLatestDeclinedAsync(sql, scope.After, scope.UpTo);
        var progress = await ActionProgressStore.FindLatestAsync(sql, scope.After, scope.UpTo);
        return progress is not null && (declined?.DeclinedAt is not { } at || progress.ReportedAt > at)
            ? await ActionsStore.FindAsync(sql, progress.ActionId)
            : declined;
    }
}
