import type { SampleCase } from '../sample-case.ts';

export const takayasuArteritis: SampleCase = {
  number: 10,
  title: 'Made-up case: the left arm tires when she washes her hair',
  chapter: 'Chapter 13: Diseases of the musculoskeletal system and connective tissue',
  block: 'Systemic connective tissue disorders (M30-M36)',
  categories:
    'M30 Polyarteritis nodosa and related conditions; M31 Other necrotizing vasculopathies; M32 Systemic lupus erythematosus; M33 Dermatopolymyositis; M34 Systemic sclerosis; M35 Other systemic involvement of connective tissue; M36 Systemic disorders of connective tissue in diseases classified elsewhere',
  category: 'M31 Other necrotizing vasculopathies',
  rarity: 'rare',
  scenario:
    'A 24-year-old student has had evening temperatures and night sweats for seven months and has lost 5 kg. Her left arm tires when she washes her hair, and she has twice felt faint while doing so. The left radial pulse is weak, and there is a murmur above the left collarbone. The erythrocyte sedimentation rate is 78 mm/h, C-reactive protein 54 mg/L, haemoglobin 10.4 g/dL; blood cultures stay sterile. Blood pressures are listed in Table 1.',
  tables: [
    {
      number: 1,
      caption: 'Blood pressure, lying, cuffs of the right size',
      type: 'Vital Signs',
      rows: [
        ['Limb', 'Systolic (mm Hg)', 'Diastolic (mm Hg)'],
        ['Right arm', '132', '78'],
        ['Left arm', '92', '64'],
        ['Right leg', '146', '80'],
        ['Left leg', '144', '80'],
      ],
    },
  ],
  questions: [
    {
      stage: 'Initial Assessment',
      text: 'Which lesion explains the readings in Table 1 best?',
      answer: 'Narrowing of the left subclavian artery',
      others: [
        'Coarctation of the aorta beyond the left subclavian artery',
        'Narrowing of the brachiocephalic trunk',
        'Narrowing of the right subclavian artery',
        'Narrowing of the abdominal aorta',
        'Narrowing of both common iliac arteries',
        'Severe aortic regurgitation without arterial narrowing',
        'Thrombosis of the left subclavian vein',
        'An arteriovenous fistula of the right arm',
        'No lesion; the difference is normal',
      ],
    },
    {
      stage: 'Imaging Interpretation',
      text: 'Figure 1 shows the angiogram of the aortic arch. Which diagnosis do picture and history support best?',
      answer: 'Takayasu arteritis',
      others: [
        'Fibromuscular dysplasia',
        'Atherosclerosis',
        'Giant cell arteritis',
        'Polyarteritis nodosa',
        'Thromboangiitis obliterans',
        'Aortic dissection of type A',
        'Thoracic outlet syndrome',
        'Mycotic aneurysm',
        'Kawasaki disease in childhood',
      ],
      figures: [
        {
          number: 1,
          caption: 'Long smooth narrowing of the left common carotid and the left subclavian artery.',
          type: 'Angiography',
        },
      ],
    },
    {
      stage: 'Induction Therapy',
      text: 'She has no critical ischaemia. Which treatment should begin now?',
      answer: 'High-dose prednisolone and methotrexate',
      others: [
        'Stenting of both arteries this week, then no drugs',
        'Bypass to the left carotid artery this week',
        'Colchicine alone',
        'Ibuprofen as needed',
        'Warfarin alone',
        'Ceftriaxone for six weeks',
        'Atorvastatin alone',
        'Intravenous immunoglobulin and aspirin, once',
        'Isoniazid alone',
      ],
    },
    {
      stage: 'Long-term Follow-up',
      text: 'One year later she is in remission. The readings of Table 1 have not changed, and she is to measure her blood pressure at home. How?',
      answer: 'At the right arm only',
      others: [
        'At the left arm only',
        'At both arms, and write down the mean',
        'At the arm that gives the lower value',
        'At the finger of the left hand',
        'At the left wrist',
      ],
    },
  ],
};
