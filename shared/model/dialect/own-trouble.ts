import { cut } from './cut.ts';

/** The server's own memory or disk is used up, or the service that moderates or bills is down: neither is the user's. */
export const isOwnTrouble = (message: string): boolean =>
  ownTrouble.some((words) => words.test(cut(message)));

const ownTrouble: readonly RegExp[] = [
  /\b(memory|cpus?|gpus?|vram|cuda|kv|cache|disk|storage|threads?|pods?|sockets?|connection pool|file descriptors?)\b.{0,60}\b(limit|quota|usage|allocation|exhausted|exceeded|insufficient)\b/i,
  /\b(limit|quota|usage|allocation|exhausted|exceeded|insufficient)\b.{0,60}\b(memory|cpus?|gpus?|vram|cuda|kv|disk|storage|pods?)\b/i,
  /\b(services?|servers?|systems?|backend|upstream|database|checks?|lookup|moderation|filter)\b.{0,30}\b(unavailable|not available|is down|unreachable|tim(ed|e) ?out|timeout|not respond\w*|overloaded|internal error|lookup failed)\b/i,
];
