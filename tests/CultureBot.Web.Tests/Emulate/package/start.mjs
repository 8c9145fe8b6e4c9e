// Starts emulate's Slack on the port and with the seed that are given, and says when it listens.
import { readFileSync } from 'node:fs';
import { createEmulator } from 'emulate';

const [port, seed] = process.argv.slice(2);
const slack = await createEmulator({ service: 'slack', port: Number(port), seed: JSON.parse(readFileSync(seed, 'utf8')) });
console.log(`listening ${slack.url}`);
