/** Presigned links carry credentials in their query: anyone who has one can read the object until it expires. */
const signed = /(X-Amz-(?:Signature|Credential|Security-Token)(?:=|%3D|\\u003d))[^&\s"'<>\\)]+/gi;

/** Removes what makes a presigned link work, e.g. from an error that quotes the link it could not fetch. */
export const redactSignature = (text: string): string => text.replaceAll(signed, '$1[removed]');
