import validate from 'asl-validator';
import { describe, expect, it } from 'vitest';
import { stateMachineText, synthesize } from '../../infra/stack-template.ts';

const text = stateMachineText(synthesize(), (functionName) =>
  functionName === undefined ? 'aws' : `arn:aws:lambda:eu-west-1:123456789012:function:${functionName}`,
);
const faultsOf = (definition: string): string => {
  const { isValid, errorsText } = validate(JSON.parse(definition));
  return isValid ? '' : errorsText();
};

describe('the state machine', () => {
  it('is valid Amazon States Language', () => {
    expect(faultsOf(text)).toBe('');
  });

  it.each([
    ['a next state that does not exist', text.replace('"Next":"Plan"', '"Next":"Plam"')],
    ['a path that cannot be read', text.replace('"$.conclusion"', '"$.conclusion["')],
  ])('would not be with %s', (_name, planted) => {
    expect(planted).not.toBe(text);
    expect(faultsOf(planted)).not.toBe('');
  });
});
