import type { SampleCase } from '../sample-case.ts';

export const retinalArteryOcclusion: SampleCase = {
  number: 6,
  title: 'Made-up case: the left eye went dark while shaving',
  chapter: 'Chapter 7: Diseases of the eye and adnexa',
  block: 'Disorders of choroid and retina (H30-H36)',
  categories:
    'H30 Chorioretinal inflammation; H31 Other disorders of choroid; H33 Retinal detachments and breaks; H34 Retinal vascular occlusions; H35 Other retinal disorders; H36 Retinal disorders in diseases classified elsewhere',
  category: 'H34 Retinal vascular occlusions',
  rarity: 'rare',
  namedBy: 'doi',
  scenario:
    'A 74-year-old man lost the sight of his left eye within seconds while shaving three hours ago, without pain. Two weeks earlier a grey curtain had covered the same eye for five minutes. He has hypertension. He denies headache, tenderness of the scalp and pain on chewing. He sees hand movements with the left eye, whose pupil reacts poorly to light; the right eye is normal. Intraocular pressure is 14 mm Hg on both sides, C-reactive protein is 2 mg/L and the erythrocyte sedimentation rate 11 mm/h.',
  questions: [
    {
      stage: 'Emergency Presentation',
      text: 'The fundus of the left eye is shown in Figure 1. What is the diagnosis?',
      answer: 'Central retinal artery occlusion',
      others: [
        'Central retinal vein occlusion',
        'Anterior ischaemic optic neuropathy',
        'Rhegmatogenous retinal detachment',
        'Vitreous haemorrhage',
        'Neovascular macular degeneration',
        'Proliferative diabetic retinopathy',
        'Macular hole',
        'Toxoplasmic chorioretinitis',
        'Papilloedema',
      ],
      figures: [
        {
          number: 1,
          caption: 'Pale milky retina, thin arteries and a red spot at the fovea; no haemorrhage.',
          type: 'Fundus Photograph; Illustration',
        },
      ],
    },
    {
      stage: 'Diagnostic Workup',
      text: 'What should be arranged now?',
      answer: 'Stroke unit: imaging of brain and carotid arteries, ECG monitoring',
      others: [
        'Visual field testing in six weeks',
        'Biopsy of the temporal artery before anything else',
        'Electroretinography tomorrow',
        'Ultrasound of the eye, and discharge with a visit in a month if the retina is attached',
        'Thrombophilia tests and a visit in three months',
        'Lumbar puncture',
        'CT of the orbits alone',
        'Fluorescein angiography in two weeks',
        'Glasses prescription after spontaneous recovery',
      ],
    },
    {
      stage: 'Therapeutic Strategy',
      text: 'MRI shows two fresh embolic lesions in the left hemisphere. The heart rhythm is regular over 72 hours, and echocardiography is normal. Table 1 lists the duplex findings. He is fit for surgery and receives aspirin and atorvastatin. What should be added?',
      answer: 'Left carotid endarterectomy within two weeks',
      others: [
        'Right carotid endarterectomy within two weeks',
        'Left carotid endarterectomy after six months',
        'Endarterectomy on both sides in one session',
        'Apixaban for life in place of surgery',
        'Stenting of the left vertebral artery',
        'Extracranial-intracranial bypass on the left',
        'Closure of the left atrial appendage',
        'Nothing; duplex again in a year',
      ],
      tables: [
        {
          number: 1,
          caption: 'Duplex of the neck arteries',
          type: 'Vascular Measurements; Severity Grading',
          rows: [
            ['Artery', 'Peak systolic velocity (cm/s)', 'Narrowing of the diameter'],
            ['Right internal carotid', '98', '30 %'],
            ['Left internal carotid', '318', '80 %'],
            ['Right vertebral', '52', 'none'],
            ['Left vertebral', '49', 'none'],
          ],
        },
      ],
    },
    {
      stage: 'Late Complication',
      text: 'Nine weeks later the left eye is red and painful. Fine vessels run over the iris into the chamber angle; intraocular pressure is 41 mm Hg, on the right 15 mm Hg. What is it, and what is done?',
      answer: 'Neovascular glaucoma: anti-VEGF and panretinal photocoagulation',
      others: [
        'Primary angle closure from a thick lens: pilocarpine and iridotomy only',
        'Acute anterior uveitis: topical steroid only',
        'Bacterial endophthalmitis: intravitreal antibiotics',
        'Pigment dispersion: laser trabeculoplasty',
        'Scleritis: an oral anti-inflammatory drug',
        'Steroid-induced glaucoma: stop all drops',
        'Corneal erosion: antibiotic ointment',
      ],
    },
  ],
};
