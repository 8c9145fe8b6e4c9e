// Does with Microsoft's ConnectorClient what a bot does, against the service address that is given; prints what came of it.
const { ConnectorClient, TeamsConnectorClient, TokenCredentials } = require('botframework-connector');

async function token(login, appId, secret, tenant) {
  const form = { grant_type: 'client_credentials', client_id: appId, client_secret: secret, scope: 'https://api.botframework.com/.default' };
  const answer = await fetch(`${login}${tenant}/oauth2/v2.0/token`, { method: 'POST', body: new URLSearchParams(form) });
  return (await answer.json()).access_token;
}

async function refusal(call) {
  try {
    await call;
    return null;
  } catch (refused) {
    return refused.statusCode;
  }
}

async function main([service, login, appId, secret, tenant, team, channel, person, blocked]) {
  const baseUri = service;
  const credentials = new TokenCredentials(await token(login, appId, secret, tenant));
  const { conversations } = new ConnectorClient(credentials, { baseUri });
  const { teams } = new TeamsConnectorClient(credentials, { baseUri });
  const bot = { id: `28:${appId}` };
  const withPerson = id => ({ isGroup: false, bot, members: [{ id }], tenantId: tenant, channelData: { tenant: { id: tenant } } });
  const said = text => ({ type: 'message', from: bot, text });

  const chat = await conversations.createConversation(withPerson(person));
  const first = await conversations.sendToConversation(chat.id, said('first'));
  await conversations.updateActivity(chat.id, first.id, said('changed'));
  const second = await conversations.sendToConversation(chat.id, said('second'));
  await conversations.deleteActivity(chat.id, second.id);
  const thread = await conversations.createConversation({ isGroup: true, bot, channelData: { channel: { id: channel } }, activity: said('root') });
  await conversations.sendToConversation(thread.id, said('reply'));

  const pages = [];
  for (let continuationToken; ;) {
    const page = await conversations.getConversationPagedMembers(team, { pageSize: 50, continuationToken });
    pages.push(page.members.map(member => member.id));
    continuationToken = page.continuationToken;
    if (!continuationToken) break;
  }

  const one = await conversations.getConversationMember(team, person);
  const details = await teams.fetchTeamDetails(team);
  const channels = (await teams.fetchChannelList(team)).conversations;
  console.log(JSON.stringify({
    chat: chat.id,
    first: first.id,
    thread: thread.id,
    root: thread.activityId,
    pages,
    member: { id: one.id, name: one.name },
    team: details.name,
    channels: channels.map(({ id, name }) => ({ id, name: name ?? null })),
    blocked: await refusal(conversations.createConversation(withPerson(blocked))),
    withoutToken: await refusal(new ConnectorClient(new TokenCredentials('none'), { baseUri }).conversations.sendToConversation(chat.id, said('no'))),
  }));
}

main(process.argv.slice(2));
