import { chatCompletion } from '../../../tools/stand-in-model/chat-completion.ts';
import type { ReceivedRequest, ScriptedReply } from '../../../tools/stand-in-model/model-server.ts';

/** As reasoning models of OpenAI's do: refuses parameters one at a time, and replies with nothing to a small budget. */
export const choosyReply = ({ body }: ReceivedRequest, answer: ScriptedReply): ScriptedReply => {
  if ('max_tokens' in body) {
    const message =
      "Unsupported parameter: 'max_tokens' is not supported with this model. Use 'max_completion_tokens' instead.";
    return refusal(message, 'max_tokens', 'unsupported_parameter');
  }
  if ('temperature' in body && body.temperature !== 1) {
    const message = `Unsupported value: 'temperature' does not support ${body.temperature} with this model. Only the default (1) value is supported.`;
    return refusal(message, 'temperature', 'unsupported_value');
  }
  if (Number(body.max_completion_tokens) < 1_000) {
    return { body: chatCompletion('', { choice: { finish_reason: 'length' } }) };
  }
  return answer;
};

const refusal = (message: string, param: string, code: string): ScriptedReply => ({
  status: 400,
  body: { error: { message, type: 'invalid_request_error', param, code } },
});
