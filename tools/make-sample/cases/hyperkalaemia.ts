import type { SampleCase } from '../sample-case.ts';

export const hyperkalaemia: SampleCase = {
  number: 11,
  title: 'Made-up case: weakness six days into an antibiotic',
  chapter: 'Chapter 14: Diseases of the genitourinary system',
  block: 'Renal failure (N17-N19)',
  categories: 'N17 Acute renal failure; N18 Chronic kidney disease; N19 Unspecified kidney failure',
  category: 'N17 Acute renal failure',
  rarity: 'unrare',
  scenario:
    'A 71-year-old man with chronic kidney disease and heart failure (ejection fraction 32 %) takes ramipril, spironolactone and bisoprolol. Six days ago he was given trimethoprim-sulfamethoxazole for a urinary tract infection. Since yesterday his legs have felt heavy; today he nearly fainted. Pulse is 49 beats/min, blood pressure 102/58 mm Hg. The bladder is empty on ultrasound.',
  questions: [
    {
      stage: 'Emergency Assessment',
      text: 'The ECG on arrival is shown in Figure 1; laboratory results will take half an hour. Which drug is given first, to protect the heart?',
      answer: 'Calcium gluconate intravenously',
      others: [
        'Amiodarone intravenously',
        'Adenosine intravenously',
        'Magnesium sulfate intravenously',
        'Alteplase intravenously',
        'Digoxin intravenously',
        'Metoprolol intravenously',
        'Furosemide by mouth',
        'Sodium polystyrene sulfonate by mouth',
        'Aspirin by mouth',
      ],
      figures: [
        {
          number: 1,
          caption: 'No P waves, broad QRS complexes and tall narrow T waves at 49/min.',
          type: 'ECG',
        },
      ],
    },
    {
      stage: 'Laboratory Interpretation',
      text: 'The results are listed in Table 1. By which effect did the antibiotic contribute most to them?',
      answer: 'Block of the sodium channel in the collecting duct',
      others: [
        'Breakdown of muscle',
        'Breakdown of red cells',
        'Lack of insulin with a shift out of the cells',
        'Block of the transporter in the thick ascending limb',
        'Block of the transporter in the distal convoluted tubule',
        'Loss of bicarbonate in the proximal tubule',
        'Crystals that obstruct both ureters',
        'Stimulation of aldosterone secretion',
        'A high potassium content of the tablets',
      ],
      tables: [
        {
          number: 1,
          caption: 'Results on arrival and three months before',
          type: 'Laboratory Findings; Renal Function',
          rows: [
            ['Test', 'Today', 'Three months before'],
            ['Potassium (mmol/L)', '7.8', '4.9'],
            ['Sodium (mmol/L)', '131', '138'],
            ['Bicarbonate (mmol/L)', '16', '22'],
            ['Creatinine (µmol/L)', '248', '165'],
            ['Glucose (mmol/L)', '6.1', '5.8'],
            ['Creatine kinase (U/L)', '104', '98'],
            ['Haptoglobin (g/L)', '1.4', '1.5'],
            ['Calcium (mmol/L)', '2.24', '2.28'],
          ],
        },
      ],
    },
    {
      stage: 'Complication Recognition',
      text: 'He has received calcium, 10 units of insulin with 25 g of glucose, and salbutamol. Potassium falls to 6.1 mmol/L. Two hours after the insulin he is sweaty and confused. What is to be looked for first?',
      answer: 'Hypoglycaemia: measure glucose',
      others: [
        'Hypercalcaemia: measure calcium',
        'Hypernatraemia: measure sodium',
        'Hypokalaemia: give potassium',
        'Meningitis: lumbar puncture',
        'Salbutamol poisoning: give a beta blocker',
        'Osmotic demyelination: MRI',
        'Pulmonary embolism: CT',
      ],
    },
    {
      stage: 'Follow-up',
      text: 'Ten days later creatinine is back at 168 µmol/L and potassium is 4.7 mmol/L without ramipril and spironolactone. What is the best plan for his heart failure?',
      answer: 'Reintroduce them one by one at low dose with early potassium checks',
      others: [
        'Never give either of them again',
        'Restart both today at full dose, next check in six months',
        'Replace both by verapamil',
        'Replace both by ibuprofen',
        'Restart both together, with trimethoprim as prophylaxis against urinary infection',
        'Start potassium supplements and then restart both',
      ],
    },
  ],
};
