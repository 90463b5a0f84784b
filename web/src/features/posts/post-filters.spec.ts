import { PostRole, PostState } from '@ducha/contracts';
import { parsePostFilter, postRequest, postRoles, postStates } from './post-filters.js';

describe('parsePostFilter', () => {
  it('reads what the list can show', () => {
    const filter = {
      unitId: '152921000000_FGW',
      scope: 'UNIT',
      role: 'UNIT_HANDLER',
      state: 'ENDED',
      query: '萨仁',
      sort: 'person',
      appoint: 'true',
    };
    expect(parsePostFilter(filter)).toEqual(filter);
  });

  it('drops what it does not know', () =>
    expect(
      parsePostFilter({
        unitId: '15',
        scope: 'ALL',
        role: 'KING',
        state: 'GONE',
        query: '  ',
        sort: 'x',
        colour: 'red',
      }),
    ).toEqual({}));
});

describe('postRequest', () => {
  it('leaves out how the page is shown', () =>
    expect(postRequest({ appoint: 'true', query: 'a' })).toEqual({ query: 'a' }));
});

describe('the choices', () => {
  it('name every role and state of the contracts', () => {
    expect([...postRoles].sort()).toEqual([...PostRole.options].sort());
    expect([...postStates].sort()).toEqual([...PostState.options].sort());
  });
});
