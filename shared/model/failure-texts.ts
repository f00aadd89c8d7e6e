/**
 * What providers only say in words. Error codes and parameter names are asked first; these texts decide
 * where a provider gives nothing else. The only place in the project where message texts are looked at.
 */
export const failureTexts = {
  contentFilter: /content (management )?policy|content[_ ]filter|safety system|responsible ?ai/i,
  imageDownload: /(download|fetch|retriev|load)\w* .{0,40}\b(image|url)|invalid_image_url|image url/i,
  unknownModel:
    /\bmodel\b.{0,80}(not (found|exist|supported|available)|does not exist|unknown|invalid)|(unknown|invalid|no such) model/i,
  quotaExhausted: /insufficient[_ ](quota|balance|credit)|exceeded your current quota|billing/i,
} as const;
