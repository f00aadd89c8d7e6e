/** A body in one line: the title of a web page (which proxies send), else the text itself. */
export const readableText = (body: string): string => {
  const start = body.slice(0, 10_000);
  const title = /<title>([^<]*)<\/title>/i.exec(start)?.[1];
  const text = title?.trim() ? title : start.replace(/<[^<>]*>/g, ' ');
  return text.replace(/\s+/g, ' ').trim();
};
