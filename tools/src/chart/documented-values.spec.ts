import { describe, expect, it } from '@jest/globals';
import { documentedValues, withoutText } from './documented-values.js';

const text = `# Of the file.
image:
  # -- Tag of the image.
  tag: ""
  digest: ""
# -- Passed on.
resources:
  requests: { cpu: 1 }
`;

describe('documentedValues', () => {
  it('takes path, words and default of every explained key', () => {
    expect(documentedValues(text)).toEqual([
      { path: 'image.tag', text: 'Tag of the image.', default: '' },
      { path: 'resources', text: 'Passed on.', default: { requests: { cpu: 1 } } },
    ]);
  });
});

describe('withoutText', () => {
  it('names the keys nobody explained; what lies below an explained key needs no words', () => {
    expect(withoutText(text)).toEqual(['image.digest']);
  });
});
