import { launch } from '../chromium.js';
import { People } from './person.js';

/** People of one suite, each signed in once, in a browser that is there from its first test to its last. */
export function suitePeople(): Pick<People, 'as' | 'complaints'> {
  let people: People;
  let close: () => Promise<void>;
  beforeAll(async () => {
    const browser = await launch(process.env.CHROMIUM_PATH!);
    people = new People(browser);
    close = () => browser.close();
  });
  afterAll(async () => {
    await people.leave();
    await close();
  });
  return { as: (id) => people.as(id), complaints: () => people.complaints() };
}
