import type { ReceivedRequest } from '../../../tools/stand-in-model/model-server.ts';

/** Addresses of the pictures in a request, in their order. */
export const imageUrlsOf = ({ body }: ReceivedRequest): string[] =>
  (body.messages ?? []).flatMap(({ content }) =>
    typeof content === 'string'
      ? []
      : content.flatMap((part) => (part.type === 'image_url' ? (part.image_url as { url: string }).url : [])),
  );
