import { createModalityMatcher } from './modality-classes.ts';

/**
 * The modalities that an image's `type` text names, in the fixed class order; none for an unknown one. The stems
 * `Cytolog`, `Electrocardiog` and `Electroencephalog` are whole words like the others (docs/protocol.md, "Modalities").
 */
export const imageModalitiesOf = createModalityMatcher([
  { name: 'X-ray', words: 'X-ray, Radiography' },
  { name: 'CT', words: 'CT, Computed Tomography' },
  { name: 'MRI', words: 'MRI, Magnetic Resonance' },
  { name: 'Ultrasound', words: 'Ultrasound, Echocardiogram, Doppler' },
  {
    name: 'Clinical Photo',
    words: 'Clinical Photograph, Dermoscopy, Fundus Photograph, Retinography, Colposcopy, Cystoscopy',
  },
  { name: 'Endoscopy', words: 'Endoscopy, Colonoscopy, Bronchoscopy, Laparoscopy, Hysteroscopy' },
  { name: 'Angiography', words: 'Angiography, Angiogram, Fluoroscopy' },
  { name: 'PET & SPECT', words: 'PET, SPECT, Nuclear Medicine, Bone Scan, Scintigraphy' },
  { name: 'Pathology', words: 'Histopathology, Gross Pathology, Cytolog' },
  {
    name: 'Biosignals',
    words:
      'ECG, EEG, Electrocardiog, Electroencephalog, Physiological Signal, Electrocochleogram, Electroretinogram',
  },
  { name: 'Diagram & Plot', words: 'Diagram, Illustration, Statistical Plot, Flowchart' },
]);
