/** English and other words that may follow an answer letter inside its sentence. Never a noun: "A patient". */
export const wordsAfterLetter = [
  'overall|first|it|here|instead|anyway|because|since|as|for|due|given|based|which|and|but|in|therefore|so|per|from|by|on|after|according|with|when',
  'considering|while|whereas|though|although|however|over|at|followed|this|owing|representing|corresponding|indicating',
  'porque|ya|debido|pues|por|pois|devido|car|parce|puisque|en|weil|da|denn|aufgrund|perché|poiché|omdat|want|gdyż|ponieważ|bo',
  'потому|так|поскольку|çünkü|vì|karena|لأن|क्योंकि|है|şıkk\\p{L}+|seçene\\p{L}+|como|comme|qui|que',
].join('|');

/** A letter before one of these is being discussed, not chosen. */
export const verbsAfterSubject = [
  "is|isn't|was|wasn't|are|were|would|wouldn't|could|couldn't|might|may|can|can't|cannot|should|shouldn't|will|won't|must",
  "does|doesn't|do|did|didn't|has|have|had|seems?|appears?|looks?|sounds?|fails?|describes?|represents?|refers?|suggests?",
  'est|ist|es|é|è|sería|serait|wäre|war|era|não|no|nicht|не|if|unless|alone|through|to',
].join('|');

/** "B, not C"; "B rather than C". */
export const contrastWords =
  'not (?:option |choice )?\\(?[A-Z](?![\\p{L}-])\\)?|rather than|instead of|over|et non|nicht|y no|e não|а не|而不是|而非';

/** Nouns that take a letter before them: "B cell", "C reactive protein", "D dimer". */
export const medicalNouns = [
  'cells?|lymphocytes?|lymphoma|reactive|dimers?|peptide|scan|mode|wave|waves|virus|section|symptoms?|fib|flutter|streptococc\\p{L}*',
  'lines?|band|bands|type|segment|arm|vitamin|antigen|antibod\\p{L}*|protein|receptors?|sign|loop|ring|level|factor|chain|hormone',
].join('|');

/** Nouns that take a letter after them: "the most likely type is A". */
export const letteredNouns = [
  'types?|subtypes?|grades?|class|stages?|groups?|vitamins?|hepatitis|factors?|category|scores?|influenza|serotypes?|genotypes?|haplotypes?',
  'ha?emoglobin|apolipoprotein|slices?|series|sequences?|views?|frames?|positions?|labels?|trial|regimen|protocol|blood|strains?|proteins?',
  'child|pugh|virus|immunoglobulins?|wave|chain|zones?|levels?|antigen|variant|isoform',
].join('|');
