import { createModalityMatcher } from './modality-classes.ts';

/**
 * The modalities that a table's `type` text names, in the fixed class order; none for an unknown one. Stems
 * such as `Immun` and `Dos` are whole words like the others, except in Genomics (docs/protocol.md, "Modalities").
 */
export const tableModalitiesOf = createModalityMatcher([
  {
    name: 'Lab Results',
    words: `Laboratory, Lab, Blood, Serum, Biomarker, Renal Function, Liver Function, Tumor Marker, Vital Sign,
      Acid.Base, Organ Measurement, Immun`,
  },
  {
    name: 'Medications',
    words: 'Medication, Drug, Dos, Treatment Regimen, Pharmaco, Nutrition, Treatment Plan, Chemotherapy',
  },
  { name: 'Demographics', words: 'Demograph, Baseline, Patient, Age, Growth' },
  {
    name: 'Monitoring',
    words: `Monitor, Longitudinal, Follow, Survival, Outcome, Response, Pre.Post, Clinical Course, Recovery,
      Progression`,
  },
  { name: 'Literature', words: 'Literature, Case Series, Review, Comparison, Guideline' },
  {
    name: 'Genomics',
    words: 'Genom, Genetic, Mutation, Primer, Sequenc, Molecular',
    match: 'word starts',
  },
  { name: 'Pathology & IHC', words: 'Pathology, Immunohistochem, Histolog, IHC' },
  {
    name: 'Procedures',
    words: 'Procedur, Surgical, Operati, Transplant, Intervention, Engraftment, Dosimetric',
  },
  {
    name: 'Staging Sys',
    words: 'Staging, Classification, Scoring, Grading, Risk, Prognost, Severity, Tumor, TNM',
  },
]);
