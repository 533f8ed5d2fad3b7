import type { Account, Person } from './types';

export const ORGANISATION_ID = '847291635';

export const maya: Person = { id: '60716283910', name: 'Maya Fernandes' };
export const daniel: Person = { id: '60716283911', name: 'Daniel Osei' };
export const priya: Person = { id: '60716283912', name: 'Priya Raman' };
export const jonas: Person = { id: '60716283913', name: 'Jonas Weber' };
export const aiko: Person = { id: '60716283914', name: 'Aiko Tanaka' };
export const omar: Person = { id: '60716283915', name: 'Omar Haddad' };
export const chloe: Person = { id: '60716283916', name: 'Chloé Martin' };
export const sofia: Person = { id: '60716283917', name: 'Sofia Rossi' };
export const liam: Person = { id: '60716283918', name: 'Liam Carter' };
export const deployBot: Person = { id: 'b-60716283999', name: 'Deploy Bot' };

export const PEOPLE: readonly Person[] = [maya, daniel, priya, jonas, aiko, omar, chloe, sofia, liam];

/** Fresh copies, because tests change them. The first is signed in unless a test says otherwise. */
export function createAccounts(): [Account, Account] {
  const account = (person: Person, email: string): Account => ({
    ...person,
    email,
    dataCenter: 'us',
    standing: 'member',
    deniedScopes: [],
  });
  return [account(maya, 'maya@aurora.example'), account(daniel, 'daniel@aurora.example')];
}
