import { readStored } from '../ui/use-stored-value.ts';
import { PERSON_KEY } from '../wallet/person-key.ts';

/** @returns whether this tab is still of who it is of now: an answer that comes later must not show up in another's list */
export function rememberPerson(): () => boolean {
  const person = readStored(PERSON_KEY, 'session');
  return () => readStored(PERSON_KEY, 'session') === person;
}
