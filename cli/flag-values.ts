import { InvalidArgumentError } from 'commander';
import { type TokenPrices, tokenPricesSchema } from '../shared/model/prices/token-prices.ts';

export const wholeNumber = (text: string): number => {
  if (!/^\d+$/.test(text)) throw new InvalidArgumentError('It must be a whole number.');
  return Number(text);
};

export const decimal = (text: string): number => {
  if (!/^\d+(\.\d+)?$/.test(text)) throw new InvalidArgumentError('It must be a number such as 0.7.');
  return Number(text);
};

/** E.g. `input=1.25,output=10,cached=0.125`, in US dollars per million tokens. */
export const tokenPrices = (text: string): TokenPrices => {
  const parts = text.split(',').map((part) => part.split('='));
  const isDecimal = ([, value]: readonly string[]) => /^\d+(\.\d+)?$/.test(value?.trim() ?? '');
  const prices = Object.fromEntries(parts.map(([name, value]) => [name?.trim(), Number(value)]));
  const parsed = tokenPricesSchema.safeParse(prices);
  if (parts.every(isDecimal) && parsed.success) return parsed.data;
  throw new InvalidArgumentError(
    'It must name US dollars per million tokens, such as input=1.25,output=10,cached=0.125 (cached is optional).',
  );
};
