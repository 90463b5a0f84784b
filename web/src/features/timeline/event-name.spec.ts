import { eventRegistry } from '@ducha/contracts';
import { eventName } from './event-name.js';

describe('eventName', () => {
  const shown = [...eventRegistry.keys()].filter((type) => /\.(item|assignment)\./.test(type));

  it('has events to name', () => expect(shown.length).toBeGreaterThan(30));

  it.each(shown)('names %s', (type) => expect(eventName(type)).not.toBeNull());

  it('does not guess an unknown event', () => expect(eventName('intake.item.teleported.v1')).toBeNull());
});
