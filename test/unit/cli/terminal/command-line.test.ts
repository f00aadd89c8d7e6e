import { expect, test } from 'vitest';
import { commandLine, programIn } from '../../../../cli/terminal/command-line.ts';

test.each([
  [{}, 'liveclin'],
  [{ npm_lifecycle_event: 'npx', npm_lifecycle_script: "'liveclin' 'run'" }, 'npx liveclin'],
  [{ npm_lifecycle_event: 'npx', npm_lifecycle_script: 'liveclin "run"' }, 'npx liveclin'],
  [{ npm_lifecycle_event: 'npx', npm_lifecycle_script: 'vitest run liveclin' }, 'liveclin'],
  [{ npm_lifecycle_event: 'liveclin' }, 'npm run -s liveclin --'],
  [{ npm_lifecycle_event: 'test' }, 'liveclin'],
])('commands are printed as this program was started: %j', (environment, program) => {
  expect(programIn(environment)).toBe(program);
});

test('words are quoted where a shell needs it', () => {
  expect(commandLine(true, 'run', '--model', "it's mine")).toBe(
    "liveclin --local run --model 'it'\\''s mine'",
  );
});
