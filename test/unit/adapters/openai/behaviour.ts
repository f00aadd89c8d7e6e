import type { Outcome } from '../../../../shared/conversation/turn-record.ts';
import type { FailureClass } from '../../../../shared/model/model-call-error.ts';
import type { ScriptedReply } from '../../../../tools/stand-in-model/model-server.ts';

/** One thing that a provider does once before it replies normally, and what must follow. */
export interface Behaviour {
  readonly name: string;
  readonly reply: ScriptedReply | ((now: number) => ScriptedReply);
  readonly leadsTo:
    | { readonly outcome: Outcome; readonly text?: string }
    | {
        readonly failure: FailureClass;
        /**
         * Again: after a wait slept in the worker. Later: after one left to the state machine. Adapted: at once,
         * with other parameters.
         */
        readonly asked: 'again' | 'later' | 'adapted' | 'never';
        /** With `random` at one half; the plain backoff before the second try is 500 ms. */
        readonly waitMs?: number;
        readonly says?: string;
      };
  /** Whether only Chat Completions are answered like this. */
  readonly isOfChat?: boolean;
  /** The first attempt's time is up while this reply is under way. */
  readonly isOverdue?: boolean;
}

export const plainBackoffMs = 500;

/** As nginx sends its own error pages. */
export const nginxPage = (status: number, title: string): ScriptedReply => ({
  status,
  headers: { 'content-type': 'text/html', server: 'nginx/1.27.0' },
  text: `<html>\r\n<head><title>${status} ${title}</title></head>\r\n<body>\r\n<center><h1>${status} ${title}</h1></center>\r\n<hr><center>nginx/1.27.0</center>\r\n</body>\r\n</html>\r\n`,
});

/** The body of an OpenAI error response. */
export const openAiError = (message: string, fields: object = {}) => ({
  error: { message, type: 'invalid_request_error', param: null, code: null, ...fields },
});
