import { describe, expect, it } from 'vitest';
import { imageModalitiesOf } from '../../../shared/taxonomy/image-modality.ts';
import { tableModalitiesOf } from '../../../shared/taxonomy/table-modality.ts';

describe('imageModalitiesOf', () => {
  it.each([
    [
      'every class of a text, once each and in class order',
      'Histopathology; gross pathology; MRI; ct',
      ['CT', 'MRI', 'Pathology'],
    ],
    ['a phrase within other words', 'post-contrast computed tomography scan', ['CT']],
    ['no plural, as the words are whole', 'X-rays; Clinical Photographs', []],
    ['no longer word that begins with a stem', 'Cytology; Electrocardiogram', []],
    ['a stem that is a whole word', 'Cytolog smear', ['Pathology']],
    ['no word that touches a letter of another script', 'CT検査', []],
    ['nothing in an empty text', '', []],
  ])('names %s', (_, text, names) => {
    expect(imageModalitiesOf(text)).toEqual(names);
  });
});

describe('tableModalitiesOf', () => {
  it.each([
    [
      'every class of a text, in class order',
      'TNM staging; blood; Survival',
      ['Lab Results', 'Monitoring', 'Staging Sys'],
    ],
    ['one word under two classes', 'Tumor Marker', ['Lab Results', 'Staging Sys']],
    ['any character between two halves', 'acid base; PRE/POST', ['Lab Results', 'Monitoring']],
    ['the beginnings of words for Genomics', 'Mutations; sequencing', ['Genomics']],
    ['not their middle', 'Phylogenetics; metagenomics', []],
    ['no longer word that begins with a stem', 'Dosage; Immunology; Procedures; Demographics', []],
    ['stems that are whole words', 'Dos. Immun panel', ['Lab Results', 'Medications']],
  ])('names %s', (_, text, names) => {
    expect(tableModalitiesOf(text)).toEqual(names);
  });
});
