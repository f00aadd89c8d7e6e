interface Claim {
  readonly weight: number;
  /** What it can use at most. */
  readonly most: number;
}

/** Divides `total` by weight; what one cannot use goes to the others. @returns the first claim's part */
export const divide = (total: number, [own, ...others]: readonly [Claim, ...Claim[]]): number => {
  let left = total;
  let open: readonly Claim[] = [own, ...others];
  for (;;) {
    const weight = open.reduce((sum, each) => sum + each.weight, 0);
    if (weight === 0) return 0;
    const each = left / weight;
    const full = open.filter((claim) => claim.most <= each * claim.weight);
    if (full.includes(own)) return own.most;
    if (full.length === 0) return each * own.weight;
    left -= full.reduce((sum, claim) => sum + claim.most, 0);
    open = open.filter((claim) => !full.includes(claim));
  }
};
