import { writeExample } from '../dataset/write-example.ts';
import { commandLine } from '../terminal/command-line.ts';
import { exitCodes } from '../terminal/exit-codes.ts';
import type { AddCommand, CommandGroup } from './add-command.ts';

export const addDatasetInitCommand: AddCommand<CommandGroup> = (dataset, terminal, exit) => {
  dataset
    .command('init')
    .argument('<folder>', 'new folder; its name becomes the name of the dataset')
    .description('write an example dataset of two made-up cases, to start your own from')
    .addHelpText(
      'after',
      '\nTogether the cases use every field that docs/data.md describes. One question leaves out option letters, which\nis allowed and which `dataset verify` mentions. The cases are CC0: change them as you like.\n\nExample:\n  $ npx liveclin dataset init data/my-cases\n',
    )
    .action(async (folder) => {
      const { name, jsonlPath, imageRoot, dataDir } = await writeExample(folder);
      terminal.note(`Wrote 2 cases to ${jsonlPath} and 2 pictures to ${imageRoot}. Check and run them with:`);
      const place = dataDir === 'data' ? [] : ['--data-dir', dataDir];
      const model = [
        '--model',
        'my-model',
        '--api-base',
        'http://127.0.0.1:8000/v1',
        '--image-mode',
        'local',
      ];
      const commands = [
        commandLine({}, ['dataset', 'verify', name], place),
        commandLine({ local: true }, ['run'], [...model, '--dataset', name, ...place]),
      ];
      terminal.result(`${commands.join('\n')}\n`);
      exit(exitCodes.ok);
    });
};
