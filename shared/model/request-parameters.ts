import { type Adaptation, adaptParameters, type ParameterRefusal } from './adapt-parameters.ts';
import type { SamplingParameters } from './ask-model.ts';

/** What was changed about a run's parameters, by the name of the parameter that its endpoint refuses. */
export type Adaptations = Readonly<Record<string, Adaptation>>;

/** The parameters of a run's requests, as far as it is known what its endpoint accepts. */
export interface RequestParameters {
  readonly current: SamplingParameters;
  /**
   * Adapts them to a refusal of what was `sent`.
   * @returns whether a request is worth sending again: they differ from what was sent, now or since
   */
  adapt(sent: SamplingParameters, refusal: ParameterRefusal): Promise<boolean>;
}

/**
 * @param known adaptations made earlier in the run
 * @param onAdapted keeps an adaptation for the calls of others; it is waited for
 */
export const createRequestParameters = (
  asked: SamplingParameters,
  known: Adaptations = {},
  onAdapted: (adaptation: Adaptation) => void | Promise<void> = () => undefined,
): RequestParameters => {
  let current = Object.values(known).reduce(applyAdaptation, asked);
  return {
    get current() {
      return current;
    },
    adapt: async (sent, refusal) => {
      // Another conversation has met the same refusal: its lesson serves this one too.
      if (sent !== current) return true;
      const adapted = adaptParameters(sent, refusal);
      if (!adapted) return false;
      current = adapted.parameters;
      await onAdapted(adapted.adaptation);
      return true;
    },
  };
};

const applyAdaptation = (parameters: SamplingParameters, adaptation: Adaptation): SamplingParameters => {
  const { [adaptation.parameter]: value, ...others } = parameters;
  // A resume may have left the parameter out, and its new name may be given already.
  if (value === undefined || adaptation.change === 'removed' || adaptation.to in others) return others;
  return { ...others, [adaptation.to]: value };
};
