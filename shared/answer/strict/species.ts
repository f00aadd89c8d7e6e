/**
 * Species names after an initial: "E. coli", "C. difficile". Their initial is no option label, wherever it stands.
 * Latin genitives and place names end in ways no English option text does; the rest is listed.
 */
const LISTED =
  'coli|pylori|diff|difficile|albicans|auris|glabrata|krusei|tropicalis|parapsilosis|dubliniensis|henselae|quintana|bacilliformis|' +
  'jejuni|fetus|trachomatis|psittaci|neoformans|gattii|cereus|anthracis|subtilis|pertussis|abortus|melitensis|suis|canis|hominis|' +
  'histolytica|granulosus|multilocularis|fumigatus|flavus|niger|terreus|israelii|tetani|botulinum|perfringens|septicum|diphtheriae|' +
  'jeikeium|striatum|fragilis|influenzae|ducreyi|parainfluenzae|faecalis|faecium|gallinarum|cloacae|aerogenes|freundii|koseri|' +
  'immitis|posadasii|capsulatum|dermatitidis|duodenale|lumbricoides|caninum|braziliense|cantonensis|phagocytophilum|chaffeensis|' +
  'hydrophila|xylosoxidans|cepacia|pseudomallei|mallei|microti|divergens|parvum|cayetanensis|intestinalis|vermicularis|rhusiopathiae|' +
  'corrodens|meningoseptica|tularensis|vaginalis|haemolysans|morbillorum|alvei|actinomycetemcomitans|aphrophilus|simiae|mansoni|' +
  'acnes|elegans|avium|marinum|latum|hepatica|gigantica|loa|medinensis|bancrofti|burgdorferi|recurrentis|hermsii|afzelii|garinii';
const SPECIES = new RegExp(`^(?:${LISTED}|[a-z]{3,20}(?:ii|ensis|iae|onis))(?![\\p{L}])`, 'iu');

/** Whether the text after "X. " or "X " is the species name that X abbreviates the genus of. */
export function startsWithSpecies(text: string): boolean {
  return SPECIES.test(text);
}
