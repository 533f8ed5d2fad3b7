import { createAccounts as receiveAccounts } from './accounts/accounts';
import { type Client, DEFAULT_CLIENT, SERVER_BASED_CLIENT } from './accounts/client';
import { createCodes } from './accounts/codes';
import { createGrants, type Grant } from './accounts/grants';
import { createRefreshTokens, type RefreshTokens } from './accounts/refresh-tokens';
import type { Session } from './accounts/session';
import {
  createGrantLimit,
  DOCUMENTED_SIGN_IN_LIMITS,
  type GrantLimit,
  type SignInLimits,
} from './accounts/sign-in-limits';
import { type Effect, htmlAnswer } from './answer';
import { certificate as makeCertificate } from './certificate';
import { createChatPage } from './chat-page/chat-page';
import { chromiumArguments } from './chromium-arguments';
import { type Clock, systemClock } from './clock';
import { createFaults, type Faults } from './faults';
import { createRequestLog, type RequestLog, type SeenRequest } from './request-log';
import { startServer } from './server';
import { createRateLimit, DOCUMENTED_LIMITS, type RateLimit, type RateLimitOptions } from './stars-api/rate-limit';
import { createStarsApi } from './stars-api/stars-api';
import { defaultSwitches, type Switches } from './switches';
import { createTokens, type Tokens } from './tokens';
import { type SeedOptions, seedStars } from './world/seed-stars';
import type { Account, StarRecord } from './world/types';
import { createWorld, type World } from './world/world';

export interface StandInOptions extends Partial<RateLimitOptions> {
  /** Default: any free port. */
  port?: number;
  clock?: Clock;
  /** Default one hour. */
  tokenLifetimeMs?: number;
  /** Default two that may redirect anywhere: `1000.STANDIN` (client-based), `1000.STANDINSERVER` (server-based, with a secret). */
  clients?: readonly Client[];
  signInLimits?: Partial<SignInLimits>;
  switches?: Partial<Switches>;
}

/** A running stand-in. Everything on it is live: change it and the next answer differs. */
export interface StandIn {
  port: number;
  /** PEM. */
  certificate: string;
  spki: string;
  /** Sends Chromium to the stand-in for every host but the browser's own, so that one it should not ask is seen in `log.refused()`. */
  chromiumArguments: readonly string[];
  log: RequestLog;
  clock: Clock;
  switches: Switches;
  faults: Faults;
  /** Accounts, people, chats and all stars. */
  world: World;
  accounts: World['accounts'];
  chats: World['chats'];
  tokens: Tokens;
  refreshTokens: RefreshTokens;
  /** What the consent page was told so far. */
  grants: readonly Grant[];
  /** Grants as if on the consent page, for another account or beforehand. */
  grant(grant: Grant): void;
  /** Client ids that the organization's administrator has blocked; add one. */
  blockedClients: Set<string>;
  /** Forget the sign-ins counted so far. */
  signInLimit: Pick<GrantLimit, 'clear'>;
  /** Open the locks and forget the calls counted so far. */
  rateLimit: Pick<RateLimit, 'clear'>;
  /**
   * Who is signed in at Zoho in the browser. Going from one account to the other keeps what both granted for the session;
   * null signs out and ends the session.
   */
  signIn(account: Account | null): void;
  seedStars(count: number, options?: SeedOptions): StarRecord[];
  /** The stars the server holds now, newest first; of the first account unless told. */
  stars(account?: Account): readonly StarRecord[];
  close(): Promise<void>;
}

export async function startStandIn(options: StandInOptions = {}): Promise<StandIn> {
  const clock = options.clock ?? systemClock();
  const world = createWorld(clock);
  const switches: Switches = { ...defaultSwitches(), ...options.switches };
  const log = createRequestLog();
  const faults = createFaults();
  const tokens = createTokens(clock, options.tokenLifetimeMs ?? 3_600_000, world.accounts[0]);
  const session: Session = { account: world.accounts[0] };
  const grants = createGrants();
  const signInLimits: SignInLimits = { ...DOCUMENTED_SIGN_IN_LIMITS, ...options.signInLimits };
  const limit = createGrantLimit(clock, signInLimits);
  const refreshTokens = createRefreshTokens(tokens, signInLimits, limit);
  const blockedClients = new Set<string>();
  const limits: RateLimitOptions = { ...DOCUMENTED_LIMITS, ...options };
  const rateLimit = createRateLimit(clock, limits, () => switches.lockExtends);
  const receiveApi = createStarsApi({ world, clock, switches }, tokens, rateLimit);
  const receiveChatPage = createChatPage(world, session, switches);
  const receiveSignIn = receiveAccounts({
    clients: options.clients ?? [DEFAULT_CLIENT, SERVER_BASED_CLIENT],
    blockedClients,
    clock,
    tokens,
    refreshTokens,
    codes: createCodes(clock, signInLimits.codeLifetimeMs),
    grants,
    session,
    switches,
    limit,
  });

  function receive(request: SeenRequest): Effect {
    const host = request.playedHost;
    if (!host) return () => htmlAnswer(421, '<!doctype html><title>Misdirected request</title>');
    if (host.role === 'accounts') return receiveSignIn(request, host);
    return request.path.startsWith('/api/') ? receiveApi(request) : receiveChatPage(request);
  }

  const date = () => clock.now() + switches.dateAheadMs;
  const certificate = await makeCertificate();
  const server = await startServer({ certificate, clock, log, faults, receive, date }, options.port ?? 0);
  return {
    port: server.port,
    certificate: certificate.certificate,
    spki: certificate.spki,
    chromiumArguments: chromiumArguments(server.port, certificate.spki),
    log,
    clock,
    switches,
    faults,
    world,
    accounts: world.accounts,
    chats: world.chats,
    tokens,
    refreshTokens,
    grants: grants.all,
    grant: grants.add,
    blockedClients,
    signInLimit: limit,
    rateLimit,
    signIn: (account) => {
      session.account = account;
      if (!account) grants.endSession();
    },
    seedStars: (count, seedOptions) => seedStars(world, clock, count, seedOptions),
    stars: (account = world.accounts[0]) => world.stars.of(account.id),
    close: () => {
      faults.clear();
      return server.close();
    },
  };
}
