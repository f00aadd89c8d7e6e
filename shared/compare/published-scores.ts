/**
 * Case accuracies on release 2025_H1 that the benchmark's authors published, as shares of 0 to 1
 * (docs/protocol.md, "Published numbers").
 */
export const publishedScores = {
  dataset: '2025_H1',
  physicians: [
    { name: 'Chief physician', caseAccuracy: 0.378 },
    { name: 'Attending physician', caseAccuracy: 0.346 },
  ],
  models: [
    { name: 'o3', caseAccuracy: 0.357 },
    { name: 'GPT-5', caseAccuracy: 0.355 },
    { name: 'InternVL3.5-241B', caseAccuracy: 0.344 },
    { name: 'Gemini 2.5 Pro', caseAccuracy: 0.337 },
    { name: 'GPT-4.1', caseAccuracy: 0.318 },
    { name: 'Claude 3.5 Sonnet', caseAccuracy: 0.273 },
    { name: 'Qwen2.5-VL-72B', caseAccuracy: 0.186 },
    { name: 'MedGemma-27B', caseAccuracy: 0.156 },
    { name: 'GPT-4o', caseAccuracy: 0.147 },
  ],
} as const;
