import leven from 'leven';

/** `; did you mean model?`, to end a message about a name; empty when no candidate is close. */
export const didYouMean = (name: string, candidates: readonly string[]): string => {
  const closest = closestName(name, candidates);
  return closest === undefined ? '' : `; did you mean ${closest}?`;
};

/** Spelled almost alike, or the longer or shorter form. */
const closestName = (name: string, candidates: readonly string[]): string | undefined => {
  const plain = plainForm(name);
  const [best] = candidates
    .map((candidate) => ({ candidate, distance: distance(plain, plainForm(candidate)) }))
    .filter((one) => one.distance <= plain.length * 0.4)
    .sort((one, other) => one.distance - other.distance);
  return best?.candidate;
};

/** Long names are cut: nobody misspells a name of a hundred letters. */
const plainForm = (name: string): string =>
  name
    .slice(0, 100)
    .toLowerCase()
    .replaceAll(/[_\s-]/g, '');

const distance = (name: string, candidate: string): number => {
  const [shorter, longer] = name.length < candidate.length ? [name, candidate] : [candidate, name];
  return shorter.length > 3 && longer.includes(shorter) ? 1 : leven(name, candidate);
};
