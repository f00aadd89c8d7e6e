import type { SampleCase } from '../sample-case.ts';

export const pemphigusVulgaris: SampleCase = {
  number: 9,
  title: 'Made-up case: sores in the mouth, then blisters on the scalp',
  chapter: 'Chapter 12: Diseases of the skin and subcutaneous tissue',
  block: 'Bullous disorders (L10-L14)',
  categories:
    'L10 Pemphigus; L11 Other acantholytic disorders; L12 Pemphigoid; L13 Other bullous disorders; L14 Bullous disorders in diseases classified elsewhere',
  category: 'L10 Pemphigus',
  rarity: 'rare',
  scenario:
    'A 46-year-old tailor has had painful sores in the mouth for three months and has lost 4 kg because she eats little. For two weeks soft blisters have come up on scalp and trunk; they break easily and leave raw areas. Firm sliding pressure beside a blister shears the skin off. About 8 % of the body surface is involved. She takes no medicine, and there is no fever.',
  questions: [
    {
      stage: 'Initial Assessment',
      text: 'Which samples serve the diagnosis best?',
      answer: 'Edge of a fresh blister in formalin, and unfixed skin beside a lesion',
      others: [
        'The base of an old erosion in formalin only',
        'The centre of a large blister, fixed, for immunofluorescence',
        'Skin beside a lesion in formalin, to be used for direct immunofluorescence only',
        'Blister fluid for culture only',
        'A scraping for fungi only',
        'Normal skin of the forearm in formalin only',
      ],
    },
    {
      stage: 'Histopathology Interpretation',
      text: 'Figure 1 shows the histology and Figure 2 the direct immunofluorescence for IgG. Which diagnosis do they establish?',
      answer: 'Pemphigus vulgaris',
      others: [
        'Bullous pemphigoid',
        'Dermatitis herpetiformis',
        'Linear IgA dermatosis',
        'Pemphigus foliaceus',
        'Epidermolysis bullosa acquisita',
        'Toxic epidermal necrolysis',
        'Bullous impetigo',
        'Benign familial pemphigus (Hailey-Hailey)',
        'Porphyria cutanea tarda',
      ],
      figures: [
        {
          number: 1,
          caption:
            'Split above the basal layer, whose cells stay in a row; rounded single cells in the cleft.',
          type: 'Histopathology',
        },
        {
          number: 2,
          caption: 'IgG between the cells of the whole epidermis in the form of a net.',
          type: 'Histopathology; Immunofluorescence',
        },
      ],
    },
    {
      stage: 'Therapeutic Strategy',
      text: 'Hepatitis B serology, chest radiograph and blood count are unremarkable. Which first-line treatment is most effective?',
      answer: 'Rituximab with a tapering course of prednisolone',
      others: [
        'Clobetasol cream on the erosions only',
        'Dapsone alone',
        'A gluten-free diet',
        'Aciclovir by infusion',
        'Flucloxacillin by mouth',
        'Isotretinoin',
        'Omalizumab',
        'Hydroxychloroquine',
        'Ustekinumab',
      ],
    },
    {
      stage: 'Follow-up Monitoring',
      text: 'She has been free of lesions and of prednisolone since month 9. Table 1 lists her results; at month 21 skin and mouth still look healthy. How are they best read?',
      answer: 'A relapse is near: shorter intervals, discuss another infusion',
      others: [
        'Cure is proven: end the visits',
        'The disease has changed into bullous pemphigoid: treat with doxycycline',
        'Lasting B-cell depletion: replace immunoglobulins',
        'The titres are of no use, whatever they show: measure them no longer',
        'A laboratory error, because B cells and titres cannot rise together',
        'Lymphoma: CT of chest and abdomen and chemotherapy',
      ],
      tables: [
        {
          number: 1,
          caption: 'Antibodies and B cells since the first infusion',
          type: 'Immunology; Longitudinal Monitoring',
          rows: [
            [
              'Month',
              'Anti-desmoglein 1 (U/mL)',
              'Anti-desmoglein 3 (U/mL)',
              'CD19-positive B cells (per µL)',
            ],
            ['0', '142', '> 200', '180'],
            ['6', '18', '64', '0'],
            ['12', '9', '21', '0'],
            ['18', '10', '72', '14'],
            ['21', '16', '168', '61'],
          ],
        },
      ],
    },
  ],
};
