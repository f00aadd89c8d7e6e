import type { SampleCase } from '../sample-case.ts';

export const paracetamolPoisoning: SampleCase = {
  number: 15,
  title: 'Made-up case: a single handful of tablets',
  chapter: 'Chapter 19: Injury, poisoning and certain other consequences of external causes',
  block: 'Poisoning by drugs, medicaments and biological substances (T36-T50)',
  categories:
    'T36 Poisoning by systemic antibiotics; T38 Poisoning by hormones and their synthetic substitutes and antagonists, not elsewhere classified; T39 Poisoning by nonopioid analgesics, antipyretics and antirheumatics; T40 Poisoning by narcotics and psychodysleptics; T42 Poisoning by antiepileptic, sedative-hypnotic and antiparkinsonism drugs; T43 Poisoning by psychotropic drugs, not elsewhere classified',
  category: 'T39 Poisoning by nonopioid analgesics, antipyretics and antirheumatics',
  rarity: 'unrare',
  scenario:
    'A 19-year-old woman (58 kg) took about 13 g of paracetamol at once after an argument and tells her sister the next morning. Blood was drawn in the emergency department exactly seven hours after the ingestion. She is nauseated but awake, with normal vital signs; alanine aminotransferase and INR are normal. She took nothing else.',
  questions: [
    {
      stage: 'Initial Assessment',
      text: 'Her paracetamol concentration is plotted in Figure 1. What follows from it?',
      answer: 'Start acetylcysteine now: the point lies above the line',
      others: [
        'Withhold acetylcysteine: the point lies below the line',
        'Withhold acetylcysteine: the transaminase is normal',
        'Repeat the sample in four hours: it was drawn too early to be read',
        'The chart cannot be used: the tablets were taken over two days',
        'The chart cannot be used: the sample was drawn after 24 hours',
        'Give naloxone: the point lies above the line',
        'Give fomepizole alone: the point lies above the line',
        'Haemodialysis: every point above the line needs it',
        'Discharge with advice: the point lies on the line',
      ],
      figures: [
        {
          number: 1,
          caption: 'Concentration of 92 mg/L seven hours after ingestion, above the treatment line.',
          type: 'Statistical Plot',
        },
      ],
    },
    {
      stage: 'Adverse Reaction Management',
      text: 'Twenty minutes into the first infusion she has a red face, hives and mild wheeze; blood pressure is normal. What is the best course?',
      answer: 'Pause, give an antihistamine and salbutamol, resume slowly',
      others: [
        'End the treatment for good and record an allergy to acetylcysteine',
        'Go on at the same rate without any measure',
        'Give the rest of the dose as a bolus',
        'Change to deferoxamine',
        'Intubate and give suxamethonium',
        'Give protamine',
        'Start broad-spectrum antibiotics for sepsis',
      ],
    },
    {
      stage: 'Acute Liver Failure Complication',
      text: "She tore out the cannula, left, and was brought back a day later, drowsy. Table 1 shows the course with full treatment since then. When does she first meet the criteria of King's College Hospital for a transplant after paracetamol, and by which finding?",
      answer: 'At 72 h, by the arterial pH',
      others: [
        'At 36 h, by the transaminase',
        'At 36 h, by the bilirubin',
        'At 48 h, by the INR alone',
        'At 48 h, by the creatinine alone',
        'At 48 h, by the grade of encephalopathy alone',
        'At 72 h, by the transaminase alone',
        'At 72 h, by her age',
        'At 72 h, by the bilirubin alone',
        'At no time shown',
      ],
      tables: [
        {
          number: 1,
          caption: 'Course by time since ingestion',
          type: 'Laboratory Findings; Clinical Course',
          rows: [
            ['Finding', '36 h', '48 h', '72 h'],
            ['Alanine aminotransferase (U/L)', '2100', '6400', '9800'],
            ['INR', '2.1', '4.2', '6.1'],
            ['Creatinine (µmol/L)', '84', '160', '240'],
            ['Bilirubin (µmol/L)', '31', '58', '96'],
            ['Arterial pH after resuscitation', '7.40', '7.36', '7.22'],
            ['Lactate (mmol/L)', '1.6', '2.2', '2.9'],
            ['Grade of encephalopathy', 'I', 'II', 'III'],
          ],
        },
      ],
    },
  ],
};
