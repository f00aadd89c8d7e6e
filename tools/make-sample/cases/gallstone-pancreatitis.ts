import type { SampleCase } from '../sample-case.ts';

export const gallstonePancreatitis: SampleCase = {
  number: 8,
  title: 'Made-up case: a pain that bores through to the back',
  chapter: 'Chapter 11: Diseases of the digestive system',
  block: 'Disorders of gallbladder, biliary tract and pancreas (K80-K87)',
  categories:
    'K80 Cholelithiasis; K81 Cholecystitis; K82 Other diseases of gallbladder; K83 Other diseases of biliary tract; K85 Acute pancreatitis; K86 Other diseases of pancreas; K87 Disorders of gallbladder, biliary tract and pancreas in diseases classified elsewhere',
  category: 'K85 Acute pancreatitis',
  rarity: 'unrare',
  scenario:
    'A 58-year-old woman has had a severe pain in the upper belly for 14 hours that bores through to the back, with repeated vomiting. She drinks no alcohol and takes no medicine. Body-mass index is 33 kg/m2, temperature 37.6 °C, pulse 112 beats/min, blood pressure 104/62 mm Hg. The upper abdomen is tender without rigidity.',
  questions: [
    {
      stage: 'Initial Laboratory Assessment',
      text: 'The admission results are listed in Table 1. Which cause of her illness do they support best?',
      answer: 'Gallstones',
      others: [
        'Hypertriglyceridaemia',
        'Hypercalcaemia',
        'Alcohol',
        'IgG4-related disease',
        'An adverse effect of azathioprine',
        'Mumps',
        'Scorpion sting',
        'A penetrating duodenal ulcer without pancreatitis',
        'Trauma',
      ],
      tables: [
        {
          number: 1,
          caption: 'Results on admission',
          type: 'Laboratory Findings',
          rows: [
            ['Test', 'Result', 'Reference'],
            ['Lipase (U/L)', '2950', '< 60'],
            ['Alanine aminotransferase (U/L)', '286', '< 35'],
            ['Alkaline phosphatase (U/L)', '164', '35-105'],
            ['Bilirubin (µmol/L)', '36', '< 21'],
            ['Calcium (mmol/L)', '2.08', '2.20-2.60'],
            ['Triglycerides (mmol/L)', '1.6', '< 1.7'],
            ['IgG4 (g/L)', '0.4', '< 1.35'],
            ['Haematocrit (%)', '47', '36-46'],
            ['Creatinine (µmol/L)', '102', '45-90'],
          ],
        },
      ],
    },
    {
      stage: 'Imaging Interpretation',
      text: 'Which finding does the ultrasound in Figure 1 show?',
      answer: 'A gall bladder stone with an acoustic shadow',
      others: [
        'A polyp of the gall bladder wall without a shadow',
        'Layered sludge without a shadow',
        'Gas in the wall of the gall bladder',
        'A solid mass that fills the gall bladder',
        'A contracted gall bladder with a wall of 10 mm',
        'A simple liver cyst with enhancement behind it',
        'A multiloculated hydatid cyst',
        'Fluid around a ruptured gall bladder',
        'A normal gall bladder',
      ],
      figures: [
        {
          number: 1,
          caption:
            'Gall bladder with a bright curved reflection at its lower wall and a clean shadow behind it.',
          type: 'Ultrasound',
        },
      ],
    },
    {
      stage: 'Acute Treatment',
      text: 'After six hours and 1.5 L of balanced crystalloid, pulse and urine output are normal; there is no fever, and bilirubin is falling. Which plan for the next two days is best?',
      answer: 'Fluid guided by targets, and oral food as soon as tolerated',
      others: [
        'Endoscopic retrograde cholangiography tonight',
        'Meropenem to prevent infected necrosis',
        'Parenteral nutrition through a central line and nothing by mouth for ten days',
        'Nothing by mouth until lipase is normal',
        'Crystalloid at 500 mL/h for 48 hours whatever the response',
        'Octreotide by infusion',
        'Surgical exploration of the pancreas',
        'Prednisolone',
        'Peritoneal lavage',
      ],
    },
    {
      stage: 'Complication Management',
      text: 'She recovers slowly and returns in the sixth week with a temperature of 39.1 °C, early satiety and a C-reactive protein of 240 mg/L. Figure 2 shows the CT. Besides antibiotics, which step comes first?',
      answer: 'Endoscopic or percutaneous drainage',
      others: [
        'Open removal of all necrosis within the day',
        'Resection of the tail of the pancreas and the spleen',
        'No intervention; CT again in three months',
        'Total pancreatectomy',
        'Biliary sphincterotomy alone',
        'Biopsy of the wall to exclude cancer',
        'Embolisation of the splenic artery',
        'Gastrectomy',
        'Octreotide and parenteral nutrition alone',
      ],
      figures: [
        {
          number: 2,
          caption: 'Walled collection in the bed of the pancreas with debris and gas bubbles.',
          type: 'CT',
        },
      ],
    },
    {
      stage: 'Long-term Follow-up',
      text: 'Four months later the collection has gone, the stents are out and she eats normally. The gall bladder has not been treated. Which measure best prevents another attack?',
      answer: 'Laparoscopic cholecystectomy',
      others: [
        'Ursodeoxycholic acid for life',
        'A low-fat diet alone',
        'Fenofibrate',
        'Pancreatic enzymes with meals',
        'Endoscopic cholangiography every year',
      ],
    },
  ],
};
