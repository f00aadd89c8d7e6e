import { expect, test } from 'vitest';
import { redactSignature } from '../../../shared/endpoint/redact-signature.ts';

test.each([
  [
    'Cannot fetch https://b.s3.amazonaws.com/1.png?X-Amz-Credential=AKIA%2F2026&X-Amz-Date=20261123&X-Amz-Signature=ab12.',
    'Cannot fetch https://b.s3.amazonaws.com/1.png?X-Amz-Credential=[removed]&X-Amz-Date=20261123&X-Amz-Signature=[removed]',
  ],
  [
    '{"url":"https://b/1.png?x-amz-security-token=IQoJb3\\u003d&X-Amz-Signature\\u003dab12"}',
    '{"url":"https://b/1.png?x-amz-security-token=[removed]\\u003d&X-Amz-Signature\\u003d[removed]"}',
  ],
  ['nothing signed here', 'nothing signed here'],
])('the signature of a presigned link is removed from %s', (text, redacted) => {
  expect(redactSignature(text)).toBe(redacted);
});
