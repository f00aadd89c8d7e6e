import { createHash } from 'node:crypto';
import type { ChatMessage } from '../../../shared/model/ask-model.ts';

/** A message as the golden files write it: as in a request body, but an image's bytes are given by their hash. */
export const goldenMessage = (message: ChatMessage) =>
  message.role === 'assistant'
    ? message
    : {
        role: 'user',
        content: message.content.map((part) =>
          part.type === 'text' ? part : { type: 'image_url', url: hashImage(part.url) },
        ),
      };

/** @param url an address, which stays as it is, or a data URI */
export const hashImage = (url: string): string => {
  const [, head, base64] = /^(data:[^,]*,)(.*)$/s.exec(url) ?? [];
  if (head === undefined || base64 === undefined) return url;
  return `${head}sha256:${createHash('sha256').update(Buffer.from(base64, 'base64')).digest('hex')}`;
};
