/** Presigned links carry credentials in their query: who reads one may read the object until it ends. */
const signed = /(X-Amz-(?:Signature|Credential|Security-Token)(?:=|%3D|\\u003d))[^&\s"'<>\\)]+/gi;

/** Takes what makes a presigned link work out of a text, e.g. an error that quotes the link it could not fetch. */
export const redactSignature = (text: string): string => text.replaceAll(signed, '$1[removed]');
