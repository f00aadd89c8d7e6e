import type { SampleCase } from '../sample-case.ts';

export const lymphangioleiomyomatosis: SampleCase = {
  number: 7,
  title: 'Made-up case: sudden chest pain on a bicycle',
  chapter: 'Chapter 10: Diseases of the respiratory system',
  block: 'Other respiratory diseases principally affecting the interstitium (J80-J84)',
  categories:
    'J80 Adult respiratory distress syndrome; J81 Pulmonary oedema; J82 Pulmonary eosinophilia, not elsewhere classified; J84 Other interstitial pulmonary diseases',
  category: 'J84 Other interstitial pulmonary diseases',
  rarity: 'rare',
  scenario:
    'A 33-year-old teacher who has never smoked feels a sudden stab in the left chest while cycling and is short of breath. The same happened two years ago and passed without treatment. For a year she has been treated for asthma because stairs leave her breathless. Oxygen saturation is 91 % on room air, respiratory rate 26/min, pulse 108 beats/min, blood pressure 118/70 mm Hg. The trachea is in the midline.',
  questions: [
    {
      stage: 'Emergency Assessment',
      text: 'Her chest radiograph is shown in Figure 1. Besides oxygen, what is the most appropriate treatment?',
      answer: 'A small-bore drain in the left pleural space',
      others: [
        'A small-bore drain in the right pleural space',
        'Needle decompression of the right second intercostal space',
        'Nebulised salbutamol and discharge',
        'Anticoagulation at a therapeutic dose',
        'Pericardiocentesis',
        'Continuous positive airway pressure by mask',
        'Intravenous furosemide',
        'Antibiotics against community-acquired pneumonia',
        'Thoracotomy within the hour',
      ],
      figures: [
        {
          number: 1,
          caption: 'Left pneumothorax: pleural line without lung markings beyond it; midline not shifted.',
          type: 'X-ray; Radiography',
        },
      ],
    },
    {
      stage: 'Imaging Interpretation',
      text: 'After the lung has expanded, a CT is obtained (Figure 2). Ultrasound shows a bright, fat-containing mass of 2.5 cm in the right kidney. Which diagnosis fits best?',
      answer: 'Lymphangioleiomyomatosis',
      others: [
        'Centrilobular emphysema',
        'Idiopathic pulmonary fibrosis with honeycombing',
        'Cystic bronchiectasis',
        'Miliary tuberculosis',
        'Alveolar proteinosis',
        'Cavitating metastases',
        'Pneumocystis pneumonia',
        'Sarcoidosis, stage I',
        'Allergic bronchopulmonary aspergillosis',
      ],
      figures: [
        {
          number: 2,
          caption: 'Round thin-walled cysts spread evenly over both lungs with normal lung between them.',
          type: 'CT',
        },
      ],
    },
    {
      stage: 'Confirmatory Laboratory Testing',
      text: 'Which blood test supports the diagnosis best and may spare her a lung biopsy?',
      answer: 'Vascular endothelial growth factor D',
      others: [
        'Angiotensin-converting enzyme',
        'Alpha-1 antitrypsin',
        'Antineutrophil cytoplasmic antibodies',
        'Precipitins to bird proteins',
        'Total immunoglobulin E',
        'Cryptococcal antigen',
        'Antibodies to GM-CSF',
        'Chromogranin A',
        'Beta-D-glucan',
      ],
    },
    {
      stage: 'Therapeutic Strategy',
      text: 'The diagnosis is confirmed. Figure 3 shows her lung function since then. Which treatment is indicated?',
      answer: 'Sirolimus',
      others: [
        'Prednisolone',
        'Azathioprine',
        'Nintedanib',
        'Medroxyprogesterone',
        'Removal of both ovaries',
        'Doxycycline',
        'Omalizumab',
        'Weekly methotrexate',
        'No drug, because lung function is stable',
      ],
      figures: [
        {
          number: 3,
          caption: 'FEV1 falls steadily from 2.45 L to 1.70 L within 18 months.',
          type: 'Statistical Plot',
        },
      ],
    },
    {
      stage: 'Adverse Event Recognition',
      text: 'Four months into the treatment she has fever and a dry cough. The CT shows new patchy ground-glass opacities; cultures, viral panel and Pneumocystis PCR of the lavage are negative, and the lavage holds many lymphocytes. What is the most likely cause, and what is done first?',
      answer: 'Pneumonitis from the drug: stop it',
      others: [
        'Rapid growth of the cysts: double the dose',
        'Chylothorax: low-fat diet',
        'Bleeding from the kidney: embolisation',
        'Pulmonary embolism: thrombolysis',
        'Resistant asthma: add a biological',
        'Tuberculosis: four drugs for two months',
        'Catamenial pneumothorax: pleurodesis',
        'Heart failure: diuretics',
        'Lung cancer: bronchoscopy again in three months',
      ],
    },
  ],
};
