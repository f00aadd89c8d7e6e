import leven from 'leven';

/** The name that somebody may have meant: spelled almost alike, or the longer or shorter form; undefined without one. */
export const closestName = (name: string, candidates: readonly string[]): string | undefined => {
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
