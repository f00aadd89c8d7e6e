import type { SampleCase } from '../sample-case.ts';

export const severeMalaria: SampleCase = {
  number: 14,
  title: 'Made-up case: fever nine days after a building site abroad',
  chapter: 'Chapter 1: Certain infectious and parasitic diseases',
  block: 'Protozoal diseases (B50-B64)',
  categories:
    'B50 Plasmodium falciparum malaria; B51 Plasmodium vivax malaria; B52 Plasmodium malariae malaria; B53 Other parasitologically confirmed malaria; B54 Unspecified malaria; B55 Leishmaniasis; B56 African trypanosomiasis; B57 Chagas disease; B58 Toxoplasmosis',
  category: 'B50 Plasmodium falciparum malaria',
  rarity: 'unrare',
  scenario:
    'A 39-year-old engineer returned nine days ago from three weeks on a building site in West Africa, where he took no prophylaxis. For four days he has had fever, headache and vomiting. Temperature is 39.6 °C, pulse 124 beats/min, blood pressure 98/56 mm Hg, respiratory rate 28/min. He is jaundiced, slow to answer and opens his eyes only when spoken to.',
  questions: [
    {
      stage: 'Diagnostic Interpretation',
      text: 'A thin blood film is shown in Figure 1. Which organism is it?',
      answer: 'Plasmodium falciparum',
      others: [
        'Plasmodium vivax',
        'Plasmodium ovale',
        'Plasmodium malariae',
        'Babesia microti',
        'Trypanosoma brucei',
        'Trypanosoma cruzi',
        'Leishmania donovani',
        'Loa loa',
        'Borrelia recurrentis',
      ],
      figures: [
        {
          number: 1,
          caption: 'Fine rings, several in one red cell and at its margin, and a banana-shaped gametocyte.',
          type: 'Cytology',
        },
      ],
    },
    {
      stage: 'Severity Assessment',
      text: 'Table 1 lists his results. Besides the antimalarial drug, which value calls for treatment at the bedside within minutes?',
      answer: 'Glucose',
      others: [
        'Bilirubin',
        'Platelets',
        'Haemoglobin',
        'Creatinine',
        'C-reactive protein',
        'Sodium',
        'Alanine aminotransferase',
        'Parasitaemia',
        'Lactate dehydrogenase',
      ],
      tables: [
        {
          number: 1,
          caption: 'Results on arrival',
          type: 'Laboratory Findings',
          rows: [
            ['Test', 'Result', 'Reference'],
            ['Parasitaemia (%)', '12', '0'],
            ['Haemoglobin (g/dL)', '10.4', '13.5-17.5'],
            ['Platelets (10^9/L)', '38', '150-400'],
            ['Glucose (mmol/L)', '2.0', '3.9-5.8'],
            ['Sodium (mmol/L)', '132', '136-145'],
            ['Creatinine (µmol/L)', '178', '60-105'],
            ['Bilirubin (µmol/L)', '74', '< 21'],
            ['Alanine aminotransferase (U/L)', '68', '< 45'],
            ['Lactate dehydrogenase (U/L)', '690', '120-250'],
            ['C-reactive protein (mg/L)', '212', '< 5'],
          ],
        },
      ],
    },
    {
      stage: 'Acute Treatment',
      text: 'Which antimalarial treatment should he receive?',
      answer: 'Artesunate intravenously, then an oral combination',
      others: [
        'Chloroquine by mouth',
        'Atovaquone-proguanil by mouth as the only treatment',
        'Artemether-lumefantrine by mouth as the only treatment',
        'Primaquine as the only treatment',
        'Mefloquine by mouth',
        'Doxycycline intravenously as the only treatment',
        'Exchange transfusion without a drug',
        'Suramin intravenously',
        'Liposomal amphotericin B',
      ],
    },
    {
      stage: 'Follow-up',
      text: 'He went home on day 6 and comes back as planned on day 14, tired and pale; Figure 2 shows the course. The film is negative, lactate dehydrogenase 1120 U/L, haptoglobin not measurable, reticulocytes 7 %, antiglobulin test negative. He has not been transfused, and primaquine was not given. What is it?',
      answer: 'Delayed haemolysis after artesunate',
      others: [
        'Recrudescence of resistant parasites',
        'Relapse from liver forms',
        'Aplastic crisis from parvovirus B19',
        'Delayed haemolytic transfusion reaction',
        'Iron deficiency',
        'Rupture of the spleen',
        'Suppression of the marrow by artesunate',
      ],
      figures: [
        {
          number: 2,
          caption:
            'Parasites gone by day 5; haemoglobin steady up to day 7 and falling to 6.6 g/dL on day 14.',
          type: 'Statistical Plot',
        },
      ],
    },
  ],
};
