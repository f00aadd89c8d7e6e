import { admitFreely, admitInTurn } from '../../../shared/conversation/admission.ts';
import type { AskQuestionDependencies } from '../../../shared/conversation/ask-question.ts';
import type { AskModel } from '../../../shared/model/ask-model.ts';
import { ModelCallError } from '../../../shared/model/model-call-error.ts';
import { type Adaptations, createRequestParameters } from '../../../shared/model/request-parameters.ts';
import { requestedParameters } from '../../../shared/run/tiers.ts';
import type { RunWatch } from '../run-watch.ts';
import type { SeatWork } from '../seat-work.ts';
import type { WorkerDependencies } from '../worker-dependencies.ts';
import { createCallGate } from './call-gate.ts';
import { createFirstCallAdmission } from './first-call.ts';

/** How all conversations of a worker reach the run's model: what they send, and when they may send it. */
export type ModelAccess = Pick<AskQuestionDependencies, 'askModel' | 'parameters' | 'admit'> & {
  /** Renews the worker's share of what the endpoint allows, if that is due. */
  readonly renewLease: () => Promise<void>;
};

export const openModelAccess = async (
  { run, watch, governor, mayStartIn }: SeatWork,
  { ledger, openModel, now, sleep }: WorkerDependencies,
): Promise<ModelAccess> => {
  const note = (adaptations: Adaptations) => ledger.noteAdaptations(run.runId, adaptations);
  const areParametersKnown = run.adaptations !== undefined;
  const gate = createCallGate({ governor, mayStartIn, now, sleep });
  return {
    askModel: suspendingOnFatal(await openModel(run), watch),
    parameters: createRequestParameters(requestedParameters(run), run.adaptations, (adaptation) =>
      note({ [adaptation.parameter]: adaptation }),
    ),
    admit: admitInTurn(
      areParametersKnown ? admitFreely : createFirstCallAdmission(() => note({})),
      gate.admit,
    ),
    renewLease: gate.renew,
  };
};

/** After an error that means no call can succeed, no other call starts, even before the halt is saved. */
const suspendingOnFatal =
  (askModel: AskModel, watch: Pick<RunWatch, 'suspend'>): AskModel =>
  async (request) => {
    try {
      return await askModel(request);
    } catch (error) {
      if (error instanceof ModelCallError && error.scope === 'run') watch.suspend();
      throw error;
    }
  };
