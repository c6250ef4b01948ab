// Runs a scenario through the schedule engine, without Electron and without waiting, and prints
// one JSON line per effect: npm run -s simulate -- scenario.json (`-` reads standard input).
import { readFileSync } from 'node:fs';
import { runScript } from './script';
import { parseScenario, type Scenario, ScenarioError } from './simulation/scenario';
import { simulate } from './simulation/simulation';

runScript(async () => {
  const [file, ...more] = process.argv.slice(2);
  if (file === undefined || more.length > 0) {
    return refuse('usage: npm run -s simulate -- scenario.json');
  }
  let scenario: Scenario;
  try {
    scenario = parseScenario(JSON.parse(readFileSync(file === '-' ? 0 : file, 'utf8')));
  } catch (error) {
    if (error instanceof ScenarioError) return refuse(`${file}: ${error.message}`);
    if (error instanceof Error) return refuse(`${file}: can't be read: ${error.message}`);
    throw error;
  }
  simulate(scenario, (line) => console.log(JSON.stringify(line)));
  return 0;
});

function refuse(message: string): number {
  process.stderr.write(`${message.replaceAll('\n', ' ')}\n`);
  return 2;
}
