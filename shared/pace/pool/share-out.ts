interface Claim {
  readonly name: string;
  readonly want: number;
}

/** Divides a whole number by demand into whole numbers that add up to it; what one does not want goes to others. */
export const shareOut = (total: number, claims: readonly Claim[]): ReadonlyMap<string, number> => {
  const shares = exactShares(total, claims);
  const parts = new Map<string, number>();
  let sum = 0;
  let given = 0;
  for (const { name } of claims.toSorted((a, b) => (a.name < b.name ? -1 : 1))) {
    sum += shares.get(name) ?? 0;
    const upTo = Math.floor(sum + 1e-6);
    parts.set(name, upTo - given);
    given = upTo;
  }
  return parts;
};

const exactShares = (total: number, claims: readonly Claim[]): ReadonlyMap<string, number> => {
  const want = claims.reduce((sum, claim) => sum + claim.want, 0);
  // All want more than their share, or none does: shares go by demand.
  const share = want <= total ? 1 : total / want;
  return new Map(claims.map(({ name, want: own }) => [name, own * share]));
};
