import type { Band } from './band.ts';

export interface PictureSize {
  readonly width: number;
  readonly height: number;
}

/** How an endpoint counts a picture. */
export interface PictureRule {
  /** As the quote names it. */
  readonly name: string;
  readonly tokens: (size: PictureSize) => Band;
}

/** Stated with the quote where the size of a picture is not known: in image mode url, nobody here has its file. */
export const assumedSizes = { small: { width: 512, height: 512 }, large: { width: 1_568, height: 1_568 } };

/** @param size undefined: unknown */
export const pictureTokens = (rule: PictureRule, size: PictureSize | undefined): Band =>
  size
    ? rule.tokens(size)
    : { low: rule.tokens(assumedSizes.small).low, high: rule.tokens(assumedSizes.large).high };

/** By the endpoint, and where an endpoint documents several rules by the model's name (docs/cost.md, "The estimate"). */
export const pictureRuleOf = ({
  model,
  apiBase,
}: {
  readonly model: string;
  readonly apiBase: string;
}): PictureRule => {
  const host = URL.parse(apiBase)?.hostname ?? '';
  if (host === 'api.openai.com' || host.endsWith('.azure.com')) return openAiRuleOf(model);
  if (host === 'api.anthropic.com') return anthropic;
  if (host.endsWith('.googleapis.com')) return gemini;
  return unknownRule;
};

const exactly = (tokens: number): Band => ({ low: tokens, high: tokens });

const shrink = ({ width, height }: PictureSize, scale: number): PictureSize =>
  scale < 1 ? { width: width * scale, height: height * scale } : { width, height };

/** https://platform.openai.com/docs/guides/images-vision#calculating-costs */
const tiles = (base: number, perTile: number): PictureRule => ({
  name: `OpenAI's tiles (${base} and ${perTile} each)`,
  tokens: (size) => {
    const inside = shrink(size, 2_048 / Math.max(size.width, size.height));
    const { width, height } = shrink(inside, 768 / Math.min(inside.width, inside.height));
    return exactly(base + perTile * Math.ceil(width / 512) * Math.ceil(height / 512));
  },
});

const maxPatches = 1_536;

/** The factor has differed between models, and from what is documented. */
const patches = ({ low, high }: Band): PictureRule => ({
  name: `OpenAI's patches (${low} to ${high} tokens each)`,
  tokens: ({ width, height }) => {
    const count = Math.min(maxPatches, Math.ceil(width / 32) * Math.ceil(height / 32));
    return { low: count * low, high: count * high };
  },
});

const openAiRules: readonly (readonly [RegExp, PictureRule])[] = [
  [/^gpt-4o-mini/, tiles(2_833, 5_667)],
  [/^gpt-4\.1-nano/, patches({ low: 2.46, high: 2.46 })],
  [/^gpt-4(o|\.5|\.1(?!-mini))/, tiles(85, 170)],
  [/^o[13](-pro)?(-20|$)/, tiles(75, 150)],
  [/^gpt-5(-pro|-chat)?(-20|-latest|$)/, tiles(70, 140)],
];

const openAiRuleOf = (model: string): PictureRule =>
  openAiRules.find(([pattern]) => pattern.test(model))?.[1] ?? patches({ low: 1, high: 1.72 });

/** https://platform.claude.com/docs/en/build-with-claude/vision; newer models shrink pictures less. */
const anthropic: PictureRule = {
  name: "Anthropic's width x height / 750",
  tokens: (size) => {
    const at = (longest: number, most: number) => {
      const { width, height } = shrink(size, longest / Math.max(size.width, size.height));
      return Math.min(most, Math.ceil((width * height) / 750));
    };
    return { low: at(1_568, 1_600), high: at(2_576, 4_784) };
  },
};

/** https://ai.google.dev/gemini-api/docs/tokens; newer models take a fixed number by resolution. */
const gemini: PictureRule = {
  name: "Gemini's 258 a tile, or 1,120",
  tokens: ({ width, height }) => {
    const unit = Math.min(768, Math.max(256, Math.floor(Math.min(width, height) / 1.5)));
    const isSmall = width <= 384 && height <= 384;
    const tiled = isSmall ? 258 : 258 * Math.ceil(width / unit) * Math.ceil(height / unit);
    return { low: 258, high: Math.max(tiled, 1_120) };
  },
};

/** From OpenAI's smallest count to what open models with patches of 28 pixels make of it. */
const unknownRule: PictureRule = {
  name: 'unknown, between 85 tokens and one for 28 x 28 pixels',
  tokens: ({ width, height }) => ({
    low: 85,
    high: Math.max(1_120, Math.min(4_784, Math.ceil((width * height) / 784))),
  }),
};
