export const isHttpUrl = (text: string): boolean => /^https?:$/.test(URL.parse(text)?.protocol ?? '');

export const httpUrlRule = 'must be an http(s) URL such as https://api.openai.com/v1';
