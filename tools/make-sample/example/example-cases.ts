/**
 * The cases that `liveclin dataset init` writes. Unlike those of the sample they stand here as they stand in the
 * file, because people start their own from them: between them they show every optional field (docs/data.md).
 */
export const exampleCases: readonly object[] = [
  {
    pmc: '90000101',
    title: "Made-up case: a baker's wheeze that eases at weekends",
    Level1: 'Chapter 10: Diseases of the respiratory system',
    Level2: 'Chronic lower respiratory diseases (J40-J47)',
    Rarity: 'unrare',
    exam_creation: {
      final_policy: {
        scenario:
          'A 29-year-old baker has had cough, wheeze and chest tightness for eight months. They begin a few hours into his shift, wake him at night and ease at weekends. Sneezing and itchy eyes at work began a year earlier. He has never smoked. The chest is clear today. He measured his peak expiratory flow every two hours for three weeks; Figure 1 shows the daily means.',
        scenario_image_details: [
          {
            id: 'F1',
            caption_prefix: 'Figure 1',
            caption: 'Peak flow falls during each working week and recovers at weekends and in a week off.',
            file: 'peak-flow.png',
            url: 'https://example.org/my-cases/peak-flow.png',
            type: 'Statistical Plot',
          },
        ],
        mcqs: [
          {
            stage: 'Diagnostic Interpretation',
            question: 'How is Figure 1 best interpreted?',
            options: {
              A: 'Fixed airflow limitation',
              B: 'Normal variation in healthy airways',
              C: 'Airflow limitation caused or worsened by work',
              D: 'Airflow limitation that depends on the season alone',
              E: 'Steady decline without recovery',
            },
            correct_answer: 'C',
          },
          {
            stage: 'Laboratory Evaluation',
            question: 'Table 1 shows his spirometry at the end of a working week. What does it show?',
            options: {
              A: 'Obstruction that improves markedly after salbutamol',
              B: 'Obstruction without a response to salbutamol',
              C: 'Restriction',
              D: 'Normal lung function',
              E: 'Obstruction of the upper airway',
            },
            correct_answer: 'A',
            table_details: [
              {
                id: 'T1',
                caption_prefix: 'Table 1',
                caption: 'Spirometry before and after 400 ug of inhaled salbutamol',
                content:
                  '| Measurement | Before | After | Predicted |\n| --- | --- | --- | --- |\n| FEV1 (L) | 3.1 | 3.7 | 4.2 |\n| FVC (L) | 4.9 | 5.0 | 5.1 |\n| FEV1/FVC | 0.63 | 0.74 | 0.82 |',
                type: 'Organ Measurement',
              },
            ],
          },
          {
            stage: 'Treatment Planning',
            question:
              'Skin-prick tests are positive for wheat flour and fungal alpha-amylase. Which measure, besides inhaled corticosteroids, improves his prognosis most?',
            options: {
              A: 'An antihistamine before each shift',
              B: 'Inhaled salbutamol before each shift, as the only treatment',
              C: 'A paper mask while kneading dough',
              D: 'Moving to night shifts in the same bakery',
              E: 'Early and complete avoidance of flour dust',
            },
            correct_answer: 'E',
          },
        ],
      },
    },
  },
  {
    pmid: 90000102,
    doi: 'https://doi.org/10.0000/liveclin-example.02',
    title: 'Made-up case: rings and shoes that no longer fit a teacher',
    Level1: 'Chapter 4: Endocrine, nutritional and metabolic diseases',
    Level2: 'Disorders of other endocrine glands (E20-E35)',
    Rarity: 'rare',
    exam_creation: {
      final_policy: {
        scenario:
          'A 46-year-old teacher says that over five years her rings and shoes have become too small. She has headaches, sweats a lot and snores. Her hands are broad, her jaw is prominent and there are gaps between her teeth. Blood pressure is 148/92 mm Hg. Table 1 lists her laboratory values.',
        scenario_table_details: [
          {
            id: 'T1',
            caption_prefix: 'Table 1',
            caption: 'Fasting laboratory values',
            content:
              '| Test | Result | Reference range |\n| --- | --- | --- |\n| IGF-1 (ug/L) | 612 | 75-215 |\n| Glucose (mmol/L) | 6.4 | 3.9-5.5 |\n| Prolactin (mIU/L) | 310 | 100-500 |\n| Free thyroxine (pmol/L) | 14 | 10-22 |',
            type: 'Laboratory',
          },
        ],
        mcqs: [
          {
            stage: 'Initial Assessment',
            question: 'Which disorder explains her symptoms and Table 1 best?',
            options: {
              A: 'Primary hypothyroidism',
              B: 'Acromegaly',
              D: "Cushing's syndrome",
              E: "Paget's disease of bone",
              G: 'Prolactinoma',
            },
            correct_answer: 'B',
          },
          {
            stage: 'Confirmatory Testing',
            question: 'Figure 1 shows a test of growth hormone. How is it best interpreted?',
            options: {
              A: 'Growth hormone is suppressed normally',
              B: 'Growth hormone deficiency',
              C: 'The test cannot be interpreted at her age',
              D: 'Growth hormone is not suppressed, which points to autonomous secretion',
              E: 'Adrenal insufficiency',
            },
            correct_answer: 'D',
            image_details: [
              {
                id: 'F1',
                caption_prefix: 'Figure 1',
                caption: 'Growth hormone stays near 10 ug/L for two hours after glucose.',
                file: 'growth-hormone.png',
                url: 'https://example.org/my-cases/growth-hormone.png',
                type: 'Statistical Plot',
              },
            ],
          },
          {
            stage: 'Surgical Decision',
            question:
              'MRI shows a 9 mm pituitary adenoma within the sella. Her visual fields are normal. Which treatment is usually offered first?',
            options: {
              A: 'Transsphenoidal resection of the adenoma',
              B: 'Radiotherapy of the sella',
              C: 'A dopamine agonist for a year',
              D: 'Observation until the visual fields change',
              E: 'Bilateral adrenalectomy',
            },
            correct_answer: 'A',
          },
          {
            stage: 'Follow-up',
            question: 'Which findings three months after the operation show remission best?',
            options: {
              A: 'Normal prolactin',
              B: 'A smaller jaw',
              C: 'Normal fasting glucose',
              D: 'Normal blood pressure',
              E: 'IGF-1 normal for her age, and growth hormone suppressed by glucose',
            },
            correct_answer: 'E',
          },
        ],
      },
    },
  },
];
