import type { SampleCase } from '../sample-case.ts';
import { fabryDisease } from './fabry-disease.ts';
import { gallstonePancreatitis } from './gallstone-pancreatitis.ts';
import { hellpSyndrome } from './hellp-syndrome.ts';
import { hyperkalaemia } from './hyperkalaemia.ts';
import { inferiorInfarction } from './inferior-infarction.ts';
import { lambertEatonSyndrome } from './lambert-eaton-syndrome.ts';
import { lymphangioleiomyomatosis } from './lymphangioleiomyomatosis.ts';
import { paracetamolPoisoning } from './paracetamol-poisoning.ts';
import { paroxysmalNocturnalHaemoglobinuria } from './paroxysmal-nocturnal-haemoglobinuria.ts';
import { pemphigusVulgaris } from './pemphigus-vulgaris.ts';
import { retinalArteryOcclusion } from './retinal-artery-occlusion.ts';
import { severeMalaria } from './severe-malaria.ts';
import { takayasuArteritis } from './takayasu-arteritis.ts';
import { turnerSyndrome } from './turner-syndrome.ts';
import { vestibularSchwannoma } from './vestibular-schwannoma.ts';

/** In the order of the dataset. */
export const allCases: readonly SampleCase[] = [
  inferiorInfarction,
  vestibularSchwannoma,
  paroxysmalNocturnalHaemoglobinuria,
  fabryDisease,
  lambertEatonSyndrome,
  retinalArteryOcclusion,
  lymphangioleiomyomatosis,
  gallstonePancreatitis,
  pemphigusVulgaris,
  takayasuArteritis,
  hyperkalaemia,
  hellpSyndrome,
  turnerSyndrome,
  severeMalaria,
  paracetamolPoisoning,
];
