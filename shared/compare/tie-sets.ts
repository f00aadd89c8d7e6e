/**
 * The largest sets whose members cannot be told apart from each other: maximal cliques (Bron and Kerbosch 1973, with a
 * pivot). A member may be in several, as with A ~ B and B ~ C, where A and C differ.
 * @param isTied symmetric
 */
export const tieSets = (members: number, isTied: (a: number, b: number) => boolean): number[][] => {
  const sets: number[][] = [];
  const neighbours = (of: number, among: readonly number[]) =>
    among.filter((other) => other !== of && isTied(of, other));

  const grow = (set: readonly number[], candidates: readonly number[], done: readonly number[]): void => {
    const [pivot] = [...candidates, ...done];
    if (pivot === undefined) {
      sets.push([...set].sort((a, b) => a - b));
      return;
    }
    const near = neighbours(pivot, candidates);
    let [open, closed] = [[...candidates], [...done]];
    for (const member of candidates.filter((candidate) => !near.includes(candidate))) {
      grow([...set, member], neighbours(member, open), neighbours(member, closed));
      open = open.filter((candidate) => candidate !== member);
      closed = [...closed, member];
    }
  };

  grow(
    [],
    Array.from({ length: members }, (_, member) => member),
    [],
  );
  return sets.sort((a, b) => (a[0] ?? 0) - (b[0] ?? 0) || (a[1] ?? 0) - (b[1] ?? 0));
};
