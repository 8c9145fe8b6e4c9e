using System.Collections.Immutable;

namespace CultureBot.Chat.Teams;

/// <summary>Fills in what activities leave out: account ids for Entra ids, the channels of a team, names.</summary>
internal sealed class TeamsDetails(TeamsSurroundings surroundings, TeamsQuestions questions)
{
    /// <summary>More newcomers at once come with the next sync.</summary>
    private const int MostPeople = 20;

    public async Task<ImmutableArray<ChatRequest>> CompleteAsync(
        TeamsOrigin origin, TeamsIncoming incoming, CancellationToken cancellationToken)
    {
        var requests = ImmutableArray.CreateBuilder<ChatRequest>();
        var people = 0;
        foreach (var request in incoming.Requests)
        {
            switch (request)
            {
                case FormRequest form when incoming.Submitted is { } submitted:
                    requests.Add(form with { Values = await WithAccountsAsync(origin.Tenant, submitted.Form, form.Values, cancellationToken) });
                    break;
                case ShortcutRequest { Message: { AuthorId.Length: > 0 } message } shortcut:
                    var author = await surroundings.FindAccountIdAsync(origin.Tenant, message.AuthorId, cancellationToken) ?? "";
                    requests.Add(shortcut with { Message = message with { AuthorId = author } });
                    break;
                case CommandRequest command:
                    requests.Add(command with { Text = await WithAccountsAsync(origin.Tenant, command.Text, cancellationToken) });
                    break;
                case MentionRequest mention:
                    requests.Add(mention with { Text = await WithAccountsAsync(origin.Tenant, mention.Text, cancellationToken) });
                    break;
                case ChannelChanged changed when incoming.IsOfWholeTeam:
                    foreach (var id in await ListChannelIdsAsync(origin, cancellationToken))
                    {
                        var one = changed with { RequestKey = $"{changed.RequestKey}:{id}", Channel = changed.Channel with { ChannelId = id, Name = "" } };
                        if (await NamedAsync(one, cancellationToken) is { } named) requests.Add(named);
                    }

                    break;
                case ChannelChanged changed:
                    if (await NamedAsync(changed, cancellationToken) is { } known) requests.Add(known);
                    break;
                case AccountChanged changed:
                    // Who left one team is still in others; who left all of them is found nowhere, and the sync sees to that.
                    if (people++ < MostPeople && await questions.FindAccountAsync(origin.Tenant, changed.Account.AccountId, cancellationToken) is { } account)
                        requests.Add(changed with { Account = account });
                    break;
                default:
                    requests.Add(request);
                    break;
            }
        }

        return requests.DrainToImmutable();
    }

    private async Task<ImmutableArray<string>> ListChannelIdsAsync(TeamsOrigin origin, CancellationToken cancellationToken)
    {
        var team = origin.Activity.ChannelData?.Team?.Id ?? "";
        var known = await surroundings.ListChannelIdsAsync(origin.Tenant, team, cancellationToken);
        return [.. known.Append(origin.Place.ChannelId).Distinct(StringComparer.Ordinal)];
    }

    /// <summary>With the name that the platform knows where the activity says none. Null when the name alone would have been the news.</summary>
    private async Task<ChannelChanged?> NamedAsync(ChannelChanged changed, CancellationToken cancellationToken)
    {
        if (changed.Channel.Name.Length > 0) return changed;
        var found = await questions.FindChannelAsync(changed.WorkspaceId, changed.Channel.ChannelId, cancellationToken);
        if (found is not null) return changed with { Channel = changed.Channel with { Name = found.Name, IsPrivate = found.IsPrivate, MemberCount = found.MemberCount } };
        return changed.BotJoined || !changed.Channel.CanPost ? changed : null;
    }

    private async Task<ImmutableDictionary<string, ImmutableArray<string>>> WithAccountsAsync(
        string tenant, Form form, ImmutableDictionary<string, ImmutableArray<string>> values, CancellationToken cancellationToken)
    {
        foreach (var field in form.Fields.OfType<PeopleField>())
        {
            if (!values.TryGetValue(field.Name, out var chosen)) continue;
            var accounts = ImmutableArray.CreateBuilder<string>(chosen.Length);
            foreach (var id in chosen) accounts.Add(await AccountAsync(tenant, id, cancellationToken));
            values = values.SetItem(field.Name, [.. accounts.Distinct(StringComparer.Ordinal)]);
        }

        return values;
    }

    private async Task<CommandText> WithAccountsAsync(string tenant, CommandText text, CancellationToken cancellationToken)
    {
        var parts = text.Parts.ToBuilder();
        for (var i = 0; i < parts.Count; i++)
        {
            parts[i] = parts[i] switch
            {
                NamedAccount named => named with { AccountId = await AccountAsync(tenant, named.AccountId, cancellationToken) },
                // A team and its General channel have one id; whom one thanks is the team.
                NamedChannel named when await surroundings.IsTeamAsync(tenant, named.ChannelId, cancellationToken) => new NamedGroup(named.ChannelId, named.Name),
                var part => part,
            };
        }

        return new(parts.DrainToImmutable());
    }

    /// <summary>The account id of an Entra id, with or without Teams' prefix; anything else, and who is unknown, as it is.</summary>
    private async ValueTask<string> AccountAsync(string tenant, string id, CancellationToken cancellationToken)
    {
        const string Prefix = "8:orgid:";
        var entra = id.StartsWith(Prefix, StringComparison.Ordinal) ? id[Prefix.Length..] : id;
        return Guid.TryParse(entra, out _) && await surroundings.FindAccountIdAsync(tenant, entra, cancellationToken) is { } account ? account : id;
    }
}
