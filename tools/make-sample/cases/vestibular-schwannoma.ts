import type { SampleCase } from '../sample-case.ts';

export const vestibularSchwannoma: SampleCase = {
  number: 2,
  title: 'Made-up case: a violinist who hears the telephone with one ear only',
  chapter: 'Chapter 2: Neoplasms',
  block: 'Benign neoplasms (D10-D36)',
  categories:
    'D32 Benign neoplasm of meninges; D33 Benign neoplasm of brain and other parts of central nervous system; D34 Benign neoplasm of thyroid gland; D35 Benign neoplasm of other and unspecified endocrine glands; D36 Benign neoplasm of other and unspecified sites',
  category: 'D33 Benign neoplasm of brain and other parts of central nervous system',
  rarity: 'rare',
  scenario:
    'A 52-year-old orchestral violinist has noticed over 18 months that she can no longer follow a telephone call with the right ear. She hears a constant high tone there and feels unsteady in the dark, but has had no attacks of spinning. Both ear drums look normal. In the Weber test she hears the tone in the left ear; the Rinne test is positive on both sides.',
  questions: [
    {
      stage: 'Initial Presentation',
      text: 'Which kind of hearing loss do the tuning fork tests point to?',
      answer: 'Sensorineural loss of the right ear',
      others: [
        'Conductive loss of the right ear',
        'Conductive loss of the left ear',
        'Sensorineural loss of the left ear',
        'Mixed loss of the right ear with a large air-bone gap',
        'Mixed loss of the left ear with a large air-bone gap',
        'Equal conductive loss of both ears',
        'Equal sensorineural loss of both ears',
      ],
    },
    {
      stage: 'Diagnostic Workup',
      text: 'The audiogram (Figure 1) and a contrast-enhanced MRI at the level of the internal auditory canals (Figure 2) are obtained. Which diagnosis fits both best?',
      answer: 'Vestibular schwannoma',
      others: [
        'Epidermoid cyst of the cerebellopontine angle',
        'Arachnoid cyst of the cerebellopontine angle',
        'Otosclerosis',
        "Meniere's disease",
        'Age-related hearing loss',
        'Cholesteatoma of the middle ear',
        'Intra-axial glioma of the pons',
        'Aneurysm of the basilar artery',
        'Superior canal dehiscence',
      ],
      figures: [
        {
          number: 1,
          caption: 'Right sensorineural loss that grows with frequency; right speech recognition 36 %.',
          type: 'Statistical Plot',
        },
        {
          number: 2,
          caption:
            'Bright mass of the right cerebellopontine angle that reaches into the internal auditory canal.',
          type: 'MRI',
        },
      ],
    },
    {
      stage: 'Therapeutic Strategy',
      text: 'The part outside the canal measures 11 mm and does not touch the brain stem. Facial movement is normal, the hearing on that side is of no use to her, and there is no earlier scan. Above all she wants to keep her face as it is. Which first step suits her best?',
      answer: 'Observation with a repeat MRI in about six months',
      others: [
        'Complete removal through the labyrinth within a month',
        'Complete removal by a retrosigmoid approach within a month',
        'Embolisation of the feeding artery',
        'Whole-brain radiotherapy',
        'Dexamethasone for three months',
        'Systemic chemotherapy with a platinum compound',
        'Ventriculoperitoneal shunt',
        'Needle biopsy to exclude malignancy',
        'Fractionated irradiation of brain and spine',
      ],
    },
    {
      stage: 'Follow-up Surveillance',
      text: 'She is now 55 and otherwise well. Figure 3 shows how the lesion has behaved; it lies close to the brain stem without deforming it. Which reading of the course, and which plan, is right?',
      answer: 'Sustained growth: offer stereotactic radiosurgery or microsurgery now',
      others: [
        'No growth beyond measurement error: next scan in five years',
        'Regression: end the surveillance',
        'Growth that ended after six months: discharge',
        'Sustained growth: cytotoxic chemotherapy',
        'Sustained growth: irradiation of brain and spine',
        'Swelling that comes and goes: dexamethasone for a month, then no more scans',
        'Growth that proves malignancy: radical neck dissection',
        'Sustained growth: no treatment exists, so stop scanning',
        'A single outlying measurement: repeat the audiogram only',
      ],
      figures: [
        {
          number: 3,
          caption: 'Largest diameter outside the canal, 11 mm at diagnosis and 18.5 mm after 30 months.',
          type: 'Statistical Plot',
        },
      ],
    },
  ],
};
