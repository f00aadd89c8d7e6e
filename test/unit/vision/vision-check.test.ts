import { describe, expect, it } from 'vitest';
import { descriptionTest } from '../../../shared/vision/vision-check.ts';

const { isSeen } = descriptionTest('https://pictures.example/1.jpg');

describe('descriptionTest', () => {
  it.each([
    "I'm sorry, but I can't view images.",
    'I cannot see the image you are referring to.',
    'I’m unable to access external links or pictures.',
    "I don't see any image attached to your message.",
    'As a text-based model I am not able to process images.',
    'There is no image attached. What would you like to know?',
    'Please provide the image you would like me to describe.',
  ])('takes no denial for a description: %s', (reply) => {
    expect(isSeen(reply)).toBe(false);
  });

  it.each([
    'A wooden boardwalk leads through a green meadow under a blue sky.',
    'The image shows a path with no people visible on it.',
    'I see a boardwalk that cannot be followed to its end.',
    'This photo, which I would describe as calm, shows a meadow.',
  ])('takes a description for one: %s', (reply) => {
    expect(isSeen(reply)).toBe(true);
  });
});
