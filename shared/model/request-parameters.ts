import { ownValue } from '../basics/own-value.ts';
import { type Adaptation, adaptParameters, type ParameterRefusal } from './adapt-parameters.ts';
import type { SamplingParameters } from './ask-model.ts';

/** How a run's parameters were changed, by the name of the parameter that its endpoint refuses. */
export type Adaptations = Readonly<Record<string, Adaptation>>;

/** The parameters of a run's requests, adapted to what its endpoint is known to accept. */
export interface RequestParameters {
  readonly current: SamplingParameters;
  /**
   * Adapts the parameters to a refusal of what was `sent`.
   * @returns whether to send the request again: the parameters now differ from what was sent
   */
  adapt(sent: SamplingParameters, refusal: ParameterRefusal): Promise<boolean>;
}

/**
 * @param known adaptations made earlier in the run
 * @param onAdapted saves an adaptation for other workers; awaited
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
      // Another conversation has adapted them since this request was sent.
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
  const { [adaptation.parameter]: _refused, ...others } = parameters;
  const value = ownValue(parameters, adaptation.parameter);
  // A resume may leave the parameter out, or give it under its new name.
  if (value === undefined || adaptation.change === 'removed' || Object.hasOwn(others, adaptation.to))
    return others;
  return { ...others, [adaptation.to]: value };
};
