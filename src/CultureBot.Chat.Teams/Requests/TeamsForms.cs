using System.Collections.Immutable;
using System.Text.Json.Nodes;
using Microsoft.Extensions.Logging;

namespace CultureBot.Chat.Teams;

/// <summary>Shows forms, with people to choose from.</summary>
internal sealed partial class TeamsForms(TeamsSurroundings surroundings, TeamsQuestions questions, ILogger<TeamsForms> logger)
{
    private const int MostNamed = 10;

    // A picker without suggestions is better than no form.
    private static readonly TimeSpan SuggestionLimit = TimeSpan.FromSeconds(1);

    /// <summary>The form, in a dialog or as inputs on a card, with what was typed before and what is wrong with it.</summary>
    public async Task<JsonObject> ShowAsync(
        TeamsOrigin origin,
        Form form,
        bool isDialog,
        ImmutableDictionary<string, ImmutableArray<string>>? typed,
        ImmutableDictionary<string, string>? errors,
        CancellationToken cancellationToken) =>
        surroundings.ShowForm(form, await NamedAsync(origin, form, typed, await SuggestAsync(origin, form, cancellationToken), cancellationToken), isDialog, typed, errors);

    /// <summary>The same at once, without anybody to choose from: for when time is up.</summary>
    public JsonObject Show(SubmittedForm submitted, bool isDialog, ImmutableDictionary<string, string> errors) =>
        surroundings.ShowForm(submitted.Form, [], isDialog, submitted.Values, errors);

    /// <summary>A form that begins with what was typed into it before, the errors in the place of the hints.</summary>
    public static Form Again(SubmittedForm submitted, ImmutableDictionary<string, string> errors) => submitted.Form with
    {
        Fields = [.. submitted.Form.Fields.Select(field => Filled(field, submitted.Values.GetValueOrDefault(field.Name, [])) with
        {
            Hint = errors.GetValueOrDefault(field.Name) ?? field.Hint,
        })],
    };

    private static FormField Filled(FormField field, ImmutableArray<string> values) => field switch
    {
        TextField text => text with { Initial = values.FirstOrDefault() ?? "" },
        PeopleField people => people with { Initial = values },
        ChoiceField choice => choice with { Initial = values.FirstOrDefault() },
        ChoicesField choices => choices with { Initial = values },
        _ => field,
    };

    private async Task<ImmutableArray<FormOption>> SuggestAsync(TeamsOrigin origin, Form form, CancellationToken cancellationToken)
    {
        if (!form.Fields.Any(field => field is PeopleField)) return [];
        using var limit = new CancellationTokenSource(SuggestionLimit);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancellationToken);
        try
        {
            return await surroundings.SuggestAsync(origin.Tenant, origin.Place.ChannelId, either.Token);
        }
        catch (Exception failure) when (failure is ChatPlatformException || (failure is OperationCanceledException && !cancellationToken.IsCancellationRequested))
        {
            Log.NoSuggestions(logger, failure);
            return [];
        }
    }

    /// <summary>The suggestions, and before them who is chosen already: without a name a picker cannot show them.</summary>
    private async Task<ImmutableArray<FormOption>> NamedAsync(
        TeamsOrigin origin,
        Form form,
        ImmutableDictionary<string, ImmutableArray<string>>? typed,
        ImmutableArray<FormOption> suggested,
        CancellationToken cancellationToken)
    {
        var chosen = form.Fields.OfType<PeopleField>()
            .SelectMany(field => typed is null ? field.Initial : typed.GetValueOrDefault(field.Name, []))
            .Distinct(StringComparer.Ordinal)
            .Where(id => suggested.All(person => person.Value != id))
            .Take(MostNamed);
        var named = await Task.WhenAll(chosen.Select(async id =>
            await questions.FindAccountAsync(origin.Tenant, id, cancellationToken) is { } account ? new FormOption(id, account.DisplayName) : null));
        return [.. named.OfType<FormOption>(), .. suggested];
    }

    private static partial class Log
    {
        [LoggerMessage(EventId = 3014, Level = LogLevel.Information, Message = "A form in Teams suggests nobody")]
        public static partial void NoSuggestions(ILogger logger, Exception failure);
    }
}
