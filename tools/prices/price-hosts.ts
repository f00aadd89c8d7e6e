interface PriceHost {
  /** As the list names the provider. */
  readonly provider: string;
  /** Hosts of its API base; `*` stands for one or more parts of a name. */
  readonly hosts: readonly string[];
  /** What the list puts before the name that requests carry. */
  readonly prefix?: string;
  /** What requests put before it. */
  readonly sent?: string;
  /** Only entries that the list says are served by Chat Completions or Responses: the provider has other APIs too. */
  readonly statedOnly?: true;
}

/** Endpoints that a run can mean, with the provider whose prices they charge (docs/cost.md, "Where prices come from"). */
export const priceHosts: readonly PriceHost[] = [
  { provider: 'openai', hosts: ['api.openai.com'] },
  {
    provider: 'azure',
    hosts: ['*.openai.azure.com', '*.cognitiveservices.azure.com', '*.services.ai.azure.com'],
    prefix: 'azure/',
  },
  { provider: 'azure_ai', hosts: ['*.services.ai.azure.com'], prefix: 'azure_ai/' },
  { provider: 'anthropic', hosts: ['api.anthropic.com'] },
  { provider: 'gemini', hosts: ['generativelanguage.googleapis.com'], prefix: 'gemini/' },
  {
    provider: 'vertex_ai-language-models',
    hosts: ['aiplatform.googleapis.com', '*-aiplatform.googleapis.com'],
    sent: 'google/',
  },
  { provider: 'bedrock_mantle', hosts: ['bedrock-mantle.*.api.aws'], prefix: 'bedrock_mantle/' },
  { provider: 'bedrock_converse', hosts: ['bedrock-runtime.*.amazonaws.com'], statedOnly: true },
  { provider: 'groq', hosts: ['api.groq.com'], prefix: 'groq/' },
  { provider: 'deepinfra', hosts: ['api.deepinfra.com'], prefix: 'deepinfra/' },
  { provider: 'fireworks_ai', hosts: ['api.fireworks.ai'], prefix: 'fireworks_ai/' },
  { provider: 'together_ai', hosts: ['api.together.ai', 'api.together.xyz'], prefix: 'together_ai/' },
  { provider: 'mistral', hosts: ['api.mistral.ai'], prefix: 'mistral/' },
  { provider: 'xai', hosts: ['api.x.ai'], prefix: 'xai/' },
  { provider: 'deepseek', hosts: ['api.deepseek.com'], prefix: 'deepseek/' },
  { provider: 'novita', hosts: ['api.novita.ai'], prefix: 'novita/' },
  { provider: 'nebius', hosts: ['api.studio.nebius.ai'], prefix: 'nebius/' },
  { provider: 'moonshot', hosts: ['api.moonshot.ai'], prefix: 'moonshot/' },
  { provider: 'zai', hosts: ['api.z.ai'], prefix: 'zai/' },
  { provider: 'cerebras', hosts: ['api.cerebras.ai'], prefix: 'cerebras/' },
  { provider: 'sambanova', hosts: ['api.sambanova.ai'], prefix: 'sambanova/' },
  { provider: 'hyperbolic', hosts: ['api.hyperbolic.xyz'], prefix: 'hyperbolic/' },
  { provider: 'vercel_ai_gateway', hosts: ['ai-gateway.vercel.sh'], prefix: 'vercel_ai_gateway/' },
  { provider: 'scaleway', hosts: ['api.scaleway.ai'], prefix: 'scaleway/' },
  { provider: 'wandb', hosts: ['api.inference.wandb.ai'], prefix: 'wandb/' },
  { provider: 'baseten', hosts: ['inference.baseten.co'], prefix: 'baseten/' },
  { provider: 'meta', hosts: ['api.meta.ai'], prefix: 'meta/' },
];
