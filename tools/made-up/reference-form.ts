import { type CaseResult, caseResultSchema } from '../../shared/results/case-result.ts';

/** A case's result as the reference writes it: without the keys that are this evaluator's own. */
export const referenceForm = (judged: CaseResult): CaseResult =>
  caseResultSchema.parse({
    ...judged,
    mcqs: judged.mcqs.map(
      ({ outcome: _o, strict_answer: _s, strict_correct: _c, options: _p, turn: _t, ...rest }) => rest,
    ),
  });
