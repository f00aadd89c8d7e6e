import { foldLikePython } from '../like-python/fold-like-python.ts';

/** The stage categories (docs/protocol.md, "Stages"): the first that fits counts, and the summary has their order. */
const patterns = {
  'Presentation & Assessment': String.raw`
    initial present assess admission triage history complaint arrival emergency referral intake
    clinical\s+eval physical\s+exam vital`,
  'Diagnosis & Interpretation': String.raw`
    diagnos workup imaging patholog histopath interpret laboratory biopsy evaluation test\b molecular immuno
    cytolog radiol endoscop analy[sz] differential investig genetic confirmatory staging grading classif
    acid.base blood.gas echocardiog electrocardio angiogra bronchoscop colonoscop`,
  'Therapeutic Strategy': String.raw`
    therap treatment management\s+plan intervention surgical operat resection prescri regimen chemotherapy
    radiation procedur decision pharmacol dosing medication induction initiat reconstruct transplant transfus
    ventilat anesthetic sedation reperfu revascul definitive\s+management acute\s+management
    medical\s+management conservative`,
  'Complication Management': String.raw`
    complicat deteriorat adverse relapse crisis decompens recurren failure toxic reject refractory resistant
    exacerbat hemorrhag infect sepsis graft.versus side.effect
    acute\s+(?:kidney|renal|liver|hepat|respiratory|neuro)`,
  'Follow-up': `
    follow monitor surveil outcome prognos long.term recovery rehabilit discharge month year week counsel screen
    maintenance`,
};

export type StageCategory = keyof typeof patterns | 'Other';

const categories = (Object.keys(patterns) as (keyof typeof patterns)[]).map((category) => ({
  category,
  pattern: new RegExp(patterns[category].trim().split(/\s+/).join('|'), 'ius'),
}));

/** The five categories in the order of the summary, then `Other`. */
export const stageCategories: readonly StageCategory[] = [
  ...categories.map(({ category }) => category),
  'Other',
];

/** The category of a question's free-text stage: the first with a pattern anywhere in it, else `Other`. */
export const stageCategoryOf = (stage: string): StageCategory => {
  const text = foldLikePython(stage);
  return categories.find(({ pattern }) => pattern.test(text))?.category ?? 'Other';
};
