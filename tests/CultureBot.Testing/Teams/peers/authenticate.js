// Asks Microsoft's botframework-connector what it says to a request: a line of JSON in, a line out ("accepted", or why not).
const readline = require('readline');
const { ChannelValidation, JwtTokenValidation, SimpleCredentialProvider } = require('botframework-connector');
const { JwtTokenExtractor } = require('botframework-connector/lib/auth/jwtTokenExtractor');

const [appId, metadata] = process.argv.slice(2);
const anHour = 60 * 60 * 1000;
ChannelValidation.OpenIdMetadataEndpoint = metadata;

// It reads keys anew at most once in an hour, by its own clock.
function ageKeys() {
  for (const known of JwtTokenExtractor.openIdMetadataCache.values()) known.lastUpdated -= 2 * anHour;
}

async function ask({ authorization, activity, areKeysOld }) {
  if (areKeysOld) ageKeys();
  try {
    const identity = await JwtTokenValidation.authenticateRequest(activity, authorization ?? '', new SimpleCredentialProvider(appId, 'secret'), '');
    return identity.isAuthenticated ? 'accepted' : 'refused: not authenticated';
  } catch (refused) {
    return `refused: ${refused.message}`.replaceAll('\n', ' ');
  }
}

async function main() {
  console.error = () => {};
  for await (const line of readline.createInterface({ input: process.stdin })) console.log(await ask(JSON.parse(line)));
}

main();
