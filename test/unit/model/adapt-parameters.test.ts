import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  adaptationSchema,
  adaptParameters,
  type ParameterRefusal,
} from '../../../shared/model/adapt-parameters.ts';
import { readErrorAnswer } from '../../../shared/model/dialect/read-error-answer.ts';

const parameters = { n: 1, temperature: 0, max_tokens: 16_384, seed: 7, stop: ['###'], top_p: 1 };

/** As the gateway hands it on. */
const refusal = (body: unknown, status = 400) => {
  const headers = new Headers();
  return readErrorAnswer({ status, headers, text: JSON.stringify(body) }, 0);
};

const openAi = (message: string, fields: object = {}) =>
  refusal({ error: { message, type: 'invalid_request_error', ...fields } });

const withCode = (code: string, param: string) => openAi('Refused.', { code, param });

describe('adaptParameters', () => {
  it('gives max_tokens its newer name', () => {
    expect(adaptParameters(parameters, withCode('unsupported_parameter', 'max_tokens'))).toEqual({
      parameters: { n: 1, temperature: 0, seed: 7, stop: ['###'], top_p: 1, max_completion_tokens: 16_384 },
      adaptation: { change: 'renamed', parameter: 'max_tokens', to: 'max_completion_tokens' },
    });
  });

  it('removes max_tokens where the newer name is already sent', () => {
    const both = { max_tokens: 1, max_completion_tokens: 2 };
    expect(adaptParameters(both, withCode('unsupported_parameter', 'max_tokens'))).toEqual({
      parameters: { max_completion_tokens: 2 },
      adaptation: { change: 'removed', parameter: 'max_tokens', value: 1 },
    });
  });

  it.each([
    ['unsupported_value', 'temperature'],
    ['unsupported_parameter', 'n'],
    ['unknown_parameter', 'seed'],
    ['unsupported_parameter', 'stop'],
    ['unsupported_parameter', 'top_p'],
  ] as const)('goes by code and param: %s of %s', (code, parameter) => {
    const adapted = adaptParameters(parameters, withCode(code, parameter));
    expect(adapted?.adaptation).toEqual({ change: 'removed', parameter, value: parameters[parameter] });
    const { [parameter]: _, ...others } = parameters;
    expect(adapted?.parameters).toEqual(others);
  });

  it.each<[string, ParameterRefusal]>([
    [
      'max_tokens',
      openAi("'max_tokens' is not supported with this model. Use 'max_completion_tokens' instead."),
    ],
    ['max_tokens', openAi("Unsupported parameter: 'max_tokens' is not supported with this model.")],
    ['temperature', openAi("Unsupported value: 'temperature' does not support 0 with this model.")],
    ['seed', openAi('Unrecognized request argument supplied: seed')],
    ['temperature', openAi('`temperature` is deprecated for this model.')],
    ['temperature', openAi("gpt-5 models don't support temperature=0.0. Only temperature=1 is supported.")],
    ['n', openAi("property 'n' is unsupported")],
    ['n', openAi('Malformed input request: extraneous key [n] is not permitted, please reformat your input')],
    ['top_p', openAi('top_p: Extra inputs are not permitted')],
    ['stop', refusal({ code: 'invalid argument', error: 'Argument not supported on this model: stop' })],
    [
      'seed',
      refusal([
        {
          error: {
            code: 400,
            message: 'Invalid JSON payload received. Unknown name "seed": Cannot find field.',
          },
        },
      ]),
    ],
    [
      'n',
      refusal(
        { detail: [{ type: 'extra_forbidden', loc: ['body', 'n'], msg: 'Extra inputs are not permitted' }] },
        422,
      ),
    ],
    ['seed', refusal({ object: 'error', message: 'json: unknown field "seed"', code: 400 })],
    ['stop', openAi('This parameter is not supported here.', { param: 'stop' })],
    ['temperature', openAi('invalid temperature: only 1 is allowed for this model')],
    ['temperature', openAi('`temperature` may only be set to 1 when thinking is enabled.')],
    ['n', openAi("UnsupportedParamsError: vertex_ai does not support parameters: {'n': 1}, for model=x")],
    ['top_p', openAi("UnsupportedParamsError: it does not support parameters: ['top_p'], for model=x")],
  ])('finds %s in the words of a provider (%#)', (parameter, error) => {
    expect(adaptParameters(parameters, error)?.adaptation).toMatchObject({ parameter });
    expect(error).toMatchObject({ failure: 'bad request' });
  });

  it.each<[string, ParameterRefusal]>([
    ['another status', { status: 404, code: 'unsupported_parameter', param: 'n', message: '' }],
    ['no status', { message: "'n' is not supported" }],
    ['a parameter that is not sent', withCode('unsupported_parameter', 'logit_bias')],
    ['a name of a built-in property', withCode('unsupported_parameter', 'constructor')],
    [
      'a budget that is too large',
      openAi('max_tokens is too large: 16384. This model supports at most 4096 completion tokens.', {
        param: 'max_tokens',
      }),
    ],
    [
      'a value out of range',
      openAi("Invalid 'temperature': decimal above maximum value.", {
        param: 'temperature',
        code: 'decimal_above_max_value',
      }),
    ],
    [
      'a prompt that is too long',
      openAi("This model's maximum context length is 8192 tokens.", {
        param: 'messages',
        code: 'context_length_exceeded',
      }),
    ],
    ['images that are not supported', openAi('Image input is not supported by this model.')],
    ['no words at all', refusal({})],
    ['a budget that must have another value', openAi('invalid max_tokens: only 8192 is allowed here')],
    ['a field of a message', withCode('unknown_parameter', 'messages[0].n')],
    ['a field of another parameter', withCode('unknown_parameter', 'response_format.stop')],
    ['a field of a message in words', openAi('messages.0.content.1.stop: Extra inputs are not permitted')],
    [
      'a field of a message on a pydantic server',
      refusal({ detail: [{ type: 'extra_forbidden', loc: ['body', 'messages', 0, 'n'], msg: 'No.' }] }, 422),
    ],
  ])('changes nothing for %s', (_, error) => {
    expect(adaptParameters(parameters, error)).toBeUndefined();
  });

  it("leaves a user's choice alone: without it the run would not be the one requested", () => {
    const chosen = { ...parameters, reasoning_effort: 'minimal' };
    const message = "Unsupported value: 'reasoning_effort' does not support 'minimal' with this model.";
    const param = 'reasoning_effort';
    expect(adaptParameters(chosen, openAi(message, { param, code: 'unsupported_value' }))).toBeUndefined();
    expect(adaptParameters(chosen, openAi(message))).toBeUndefined();
    expect(adaptParameters(chosen, withCode('unsupported_parameter', param))).toBeUndefined();
    expect(
      adaptParameters(chosen, openAi('Unrecognized request argument supplied: reasoning_effort')),
    ).toBeUndefined();
  });

  it('never sends a request without a budget', () => {
    const refused = withCode('unsupported_parameter', 'max_completion_tokens');
    expect(adaptParameters({ max_completion_tokens: 9 }, refused)).toBeUndefined();
  });

  it('ends, whatever an endpoint refuses, and reports everything it changed', () => {
    const names = [...Object.keys(parameters), 'max_completion_tokens'];
    fc.assert(
      fc.property(
        fc.uniqueArray(fc.constantFrom(...names), { minLength: 1 }),
        fc.infiniteStream(fc.constantFrom(...names)),
        (sent, refusals) => {
          let current: Readonly<Record<string, unknown>> = Object.fromEntries(sent.map((name) => [name, 1]));
          let changes = 0;
          for (const name of refusals.take(100)) {
            const adapted = adaptParameters(current, withCode('unsupported_parameter', name));
            if (!adapted) continue;
            expect(adaptationSchema.parse(adapted.adaptation)).toEqual(adapted.adaptation);
            expect(current).toHaveProperty(adapted.adaptation.parameter);
            expect(adapted.parameters).not.toHaveProperty(adapted.adaptation.parameter);
            current = adapted.parameters;
            changes += 1;
          }
          expect(changes).toBeLessThanOrEqual(sent.length + 1);
        },
      ),
    );
  });

  it('does not change its input', () => {
    const given = Object.freeze({ ...parameters });
    adaptParameters(given, withCode('unsupported_parameter', 'max_tokens'));
    expect(given).toEqual(parameters);
  });
});
