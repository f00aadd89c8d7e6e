import { changeFunction } from './change-function.ts';

/** Sends the deployed stack to another hub, as its operator could, until the end of the block. */
export const useHub = (url: string): Promise<AsyncDisposable> =>
  changeFunction('liveclin-prepare-dataset', ({ Environment }) => ({
    Environment: { Variables: { ...Environment?.Variables, HF_ENDPOINT: url } },
  }));
