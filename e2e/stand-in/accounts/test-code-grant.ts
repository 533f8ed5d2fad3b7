import { manualClock } from '../clock';
import type { Received } from '../send-request';
import type { StandInOptions } from '../stand-in';
import { testStandIn } from '../test-stand-in';
import type { Client } from './client';
import { createSignInCaller, queryOf } from './test-sign-in';

export const REDIRECT = 'https://abcdefghijklmnop.chromiumapp.org/';
export const SCOPES = 'ZohoCliq.Messages.CREATE,ZohoCliq.Messages.READ,ZohoCliq.Messages.DELETE';
export const CLIENT = { client_id: '1000.SERVER', client_secret: 'very-secret' };
const clients: readonly Client[] = [
  { id: '1000.SERVER', type: 'server-based', secret: 'very-secret', redirectUris: [REDIRECT] },
  { id: '1000.MOBILE', type: 'mobile', secret: 'very-secret', redirectUris: [REDIRECT] },
  { id: '1000.PAGE', redirectUris: [REDIRECT] },
];
const REQUEST = {
  response_type: 'code',
  client_id: '1000.SERVER',
  scope: SCOPES,
  redirect_uri: REDIRECT,
  access_type: 'offline',
  prompt: 'consent',
};

/** A stand-in with a client of each type, and the steps of the code grant. */
export async function startCodeGrant(options: StandInOptions = {}) {
  const clock = manualClock(Date.parse('2026-11-20T12:00:00Z'));
  const standIn = await testStandIn({ clock, clients, ...options });
  const caller = createSignInCaller(standIn, REQUEST);
  const code = async (changes = {}) => queryOf(await caller.decide('accept', changes)).get('code') ?? '';
  const exchange = async (code: string, changes = {}, at?: string) =>
    caller.token({ ...CLIENT, grant_type: 'authorization_code', code, redirect_uri: REDIRECT, ...changes }, at);
  const refresh = (refreshToken: string, changes = {}, at?: string) =>
    caller.token({ ...CLIENT, grant_type: 'refresh_token', refresh_token: refreshToken, ...changes }, at);
  const refreshToken = async () => bodyOf(await exchange(await code())).refresh_token;
  return { clock, standIn, ...caller, code, exchange, refresh, refreshToken };
}

export function bodyOf(received: Received): Record<string, string> {
  return Object.fromEntries(Object.entries(Object(received.json())).map(([key, value]) => [key, String(value)]));
}

export const errorOf = (received: Received) => [received.status, bodyOf(received).error];
