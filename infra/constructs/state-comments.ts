import { inputExamples } from '../../shared/run/run-input.ts';
import { keyPrefixOf } from '../deployment/deployment-name.ts';

/** What the console shows of the machine: what it does and an input to start from, with a key of this deployment. */
export const machineComment = (prefix: string): string => {
  const start = { ...inputExamples.start, apiKeySecret: `${keyPrefixOf(prefix)}openai` };
  return `Evaluates a model on LiveClin. The execution's name becomes the run id. Input of a new run: ${JSON.stringify(start)}. To continue a run: {"resume": "<runId>"}.`;
};

/** What the console shows beside each state. */
export const stateComments = {
  Begin: 'Counts the rounds of Prepare, from 0.',
  Prepare: 'Makes sure that the bucket holds the dataset; fetches it from Hugging Face if it does not.',
  'Prepared?': 'A large dataset takes several rounds of Prepare.',
  Plan: 'Checks the input, makes one test call to the model, and deals the cases that are not done to seats.',
  'AnyCases?': 'Without an open case there is nothing to ask: the results are built again.',
  Evaluate:
    'Asks the model. A child is a lane of a seat, a share of the cases; a red one finished with failed cases, and the others run on.',
  'First lane?': 'The first lane of a seat works at once; the others wait for their shift.',
  Work: 'One shift of a worker: runs conversations at its seat for up to 15 minutes.',
  'More?': 'Whether the lane pauses, waits for another shift, or is done.',
  Pause: 'Waits, at no cost, until a case may be tried again.',
  'Await shift':
    'Waits until the lane on duty hands over the seat; after 16 minutes of silence, looks for itself.',
  'Woken?': 'Whether the seat still has work for this lane.',
  'Lane done': 'This lane has nothing left to do.',
  Summarize: 'Builds results, report and failures from all case results of the run.',
  Conclude:
    'Fails if cases are not done, and says why. Redrive runs only these cases; a new execution with the same input pays for all of them again.',
  Route: 'After a redrive, back to Plan for the cases that are not done.',
  Done: 'All cases are done. The output has the accuracy and links to the results.',
} as const;
