import type { SampleCase } from '../sample-case.ts';

export const turnerSyndrome: SampleCase = {
  number: 13,
  title: 'Made-up case: the smallest girl in her class',
  chapter: 'Chapter 17: Congenital malformations, deformations and chromosomal abnormalities',
  block: 'Chromosomal abnormalities, not elsewhere classified (Q90-Q99)',
  categories:
    "Q90 Down's syndrome; Q91 Edwards' syndrome and Patau's syndrome; Q92 Other trisomies and partial trisomies of the autosomes; Q96 Turner's syndrome; Q97 Other sex chromosome abnormalities, female phenotype; Q98 Other sex chromosome abnormalities, male phenotype; Q99 Other chromosome abnormalities",
  category: "Q96 Turner's syndrome",
  rarity: 'rare',
  scenario:
    'A girl of 11 years and 6 months is seen because she is the smallest in her class. Her parents are of average height. She had many middle ear infections and does well at school except in geometry. The hairline at the neck is low, the nipples are set wide apart, the elbows turn outwards, and there is no breast development. The femoral pulses are normal, and a murmur is heard at the right second intercostal space.',
  questions: [
    {
      stage: 'Growth Assessment',
      text: 'Her heights are plotted in Figure 1. Which description is right?',
      answer: 'On the 15th centile at first, below the 3rd from about seven',
      others: [
        'Parallel to the 3rd centile from the start',
        'On the 50th centile up to the age of ten, then a sudden stop',
        'Below the 3rd centile at first, then catching up to the 15th',
        'On the 85th centile at first, now on the 50th',
        'An early spurt at eight, then a stop',
        'Parallel to the 15th centile throughout',
        'Crossing upwards from the 50th to the 97th centile',
        'No growth at all since the age of five',
        'Up and down between the 3rd and the 50th centile',
      ],
      figures: [
        {
          number: 1,
          caption:
            'Heights from 82.5 cm at two years to 125.5 cm at eleven and a half, leaving the centiles downwards.',
          type: 'Statistical Plot',
        },
      ],
    },
    {
      stage: 'Diagnostic Workup',
      text: 'Which test is most likely to give the diagnosis?',
      answer: 'Karyotype',
      others: [
        'Growth hormone stimulation test',
        'Tissue transglutaminase antibodies',
        'Sweat test',
        'MRI of the pituitary',
        'Sequencing of FGFR3',
        'Methylation test for Prader-Willi syndrome',
        'Overnight dexamethasone suppression test',
        'Radiographs of the whole skeleton',
        'Adrenal antibodies',
      ],
    },
    {
      stage: 'Therapeutic Strategy',
      text: 'The test shows 45,X in all cells. FSH is 68 IU/L, thyroid function normal, bone age 10 years. Which treatment is offered?',
      answer: 'Growth hormone, and low-dose oestradiol slowly increased',
      others: [
        'High-dose oral oestrogen at once to close the growth plates, no growth hormone',
        'Growth hormone only after puberty is complete',
        'A GnRH analogue to delay puberty',
        'An aromatase inhibitor alone',
        'Testosterone by injection',
        'Levothyroxine',
        'Hydrocortisone',
        'No treatment before the age of 18',
        'Lengthening of the legs by surgery now',
      ],
    },
    {
      stage: 'Long-term Monitoring',
      text: 'She is now 18; Table 1 lists the MRI measurements so far. The aortic valve has two cusps, blood pressure is 136/86 mm Hg, and she has no complaints. What follows?',
      answer: 'Treat the pressure, refer to an aortic centre, image within a year',
      others: [
        'Image again in ten years',
        'Stop oestradiol for good and do nothing else',
        'Recommend heavy weight lifting',
        'Close the aortic valve by catheter',
        'Anticoagulate for life',
        'Image only if chest pain occurs',
        'Advise pregnancy without further tests',
        'Reassure her: the aorta has grown no faster than the body since she was twelve',
        'Dilate the aortic arch with a balloon',
      ],
      tables: [
        {
          number: 1,
          caption: 'Ascending aorta on MRI',
          type: 'Longitudinal Follow-up; Organ Measurement',
          rows: [
            ['Age (years)', 'Diameter (mm)', 'Body surface (m2)', 'Size index (cm/m2)'],
            ['12', '21', '1.20', '1.75'],
            ['15', '25', '1.38', '1.81'],
            ['18', '32', '1.45', '2.21'],
          ],
        },
      ],
    },
  ],
};
