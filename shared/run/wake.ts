/** What a lane that waited for its shift does next: work, or end because the seat has nothing left to do. */
export interface Woken {
  readonly status: 'WORK' | 'DONE';
}

/** Ends a lane's wait for its task token. Does nothing when nobody waits for it any more. */
export type Wake = (token: string, woken: Woken) => Promise<void>;
