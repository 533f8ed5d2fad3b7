import type { ComponentChildren } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { clockSentence } from '../browser/clock-sentence';
import { countSentence, t, uiLocale } from '../browser/i18n';
import { obstacleSentence } from '../browser/obstacle-sentence';
import type { Problem } from '../stars/service-status';
import { CopyDetails } from './copy-details';
import { elapsed } from './elapsed';
import { lazily } from './lazily';
import { SideIcon, type SideIconName } from './side-icon';
import { SignInError } from './sign-in-error';
import { type StatusPart, statusParts } from './status-parts';
import type { StarsStore } from './store';

const AccountQuestion = lazily(() => import('./account-question').then((part) => part.AccountQuestion));
const FailedChanges = lazily(() => import('./failed-changes').then((part) => part.FailedChanges));

const times = elapsed(uiLocale());

/** How things stand between this device and Cliq, in one line. */
export function StatusLine({ store }: { store: StarsStore }) {
  const [isOpen, setOpen] = useState(false);
  const status = store.status.value;

  useEffect(() => {
    const timer = setInterval(store.tick, 1_000);
    return () => clearInterval(timer);
  }, [store]);

  const hasFailed = (status?.failed.length ?? 0) > 0;
  // The next failure does not open what was closed with the last one.
  useEffect(() => {
    if (!hasFailed) setOpen(false);
  }, [hasFailed]);

  const isWithheld = store.access.withheld.value !== null;
  const surroundings = {
    isOnline: store.isOnline.value,
    isWithheld,
    page: store.page.value,
    readCount: store.readCount.value,
  };
  const parts = status === null ? [] : statusParts(status, surroundings, store.now.value);
  const failed = status?.failed ?? [];
  return (
    <footer class="status">
      {status?.account?.isDoubted && <AccountQuestion store={store} />}
      {isOpen && hasFailed && <FailedChanges failed={failed} store={store} />}
      <output class="status-line">
        {parts.map((part) =>
          part.kind === 'failed' ? (
            <button
              key="failed"
              type="button"
              class="status-part is-failed link-button"
              aria-expanded={isOpen}
              onClick={() => setOpen(!isOpen)}
            >
              <SideIcon name="warning" />
              {countSentence('popup_failed', part.count)}
            </button>
          ) : (
            <Part key={part.kind} part={part} store={store} />
          ),
        )}
      </output>
    </footer>
  );
}

function Part({ part, store }: { part: Exclude<StatusPart, { kind: 'failed' }>; store: StarsStore }) {
  const { count } = store.formats;
  const { countdown, ago } = times;
  switch (part.kind) {
    case 'sign-in':
      return (
        <Plain kind={part.kind} symbol="key">
          {obstacleSentence(part.obstacle)}{' '}
          <button
            type="button"
            class="link-button"
            aria-disabled={store.isSigningIn.value}
            onClick={() => void store.signIn()}
          >
            {t('popup_signInAgain')}
          </button>
          <SignInError store={store} />
        </Plain>
      );
    case 'paused':
      return (
        <Plain kind={part.kind} symbol="paused">
          {/* A timer is not read out every second. */}
          <span role="timer">{t('popup_paused', countdown(part.until - store.now.value))}</span>
        </Plain>
      );
    case 'offline':
      return (
        <Plain kind={part.kind} symbol="offline">
          {part.problem ? obstacleSentence('offline', part.isLasting) : t('popup_offline')}
        </Plain>
      );
    case 'problem':
      return (
        <Plain kind={part.kind} symbol="warning">
          {obstacleSentence(part.problem.kind, part.isLasting)}{' '}
          {part.isLasting && <CopyDetails key={part.problem.detail} details={detailsOf(part.problem)} store={store} />}
        </Plain>
      );
    case 'clock':
      return (
        <Plain kind={part.kind} symbol="warning">
          {clockSentence(part.aheadMs)}
        </Plain>
      );
    case 'page':
      return (
        <Plain kind={part.kind} symbol="warning">
          {t('popup_pageBroken')}{' '}
          <button type="button" class="link-button" onClick={() => void store.openOptions()}>
            {t('popup_pageHelp')}
          </button>
        </Plain>
      );
    case 'waiting':
      return (
        <Plain kind={part.kind} symbol="waiting">
          {countSentence('popup_waiting', part.count)}
        </Plain>
      );
    case 'first-sync':
      return (
        <Plain kind={part.kind} symbol="refresh">
          {t('popup_fetching', count(part.count))}
        </Plain>
      );
    case 'synced':
      return (
        <Plain kind={part.kind} symbol="done">
          <span role="timer">{t('popup_synced', ago(part.at, store.now.value))}</span>
        </Plain>
      );
  }
}

/** For support. */
function detailsOf({ kind, detail, tries, at }: Problem): string {
  return `Stars for Zoho Cliq: ${kind}, ${detail}, tries ${tries}, last ${new Date(at).toISOString()}`;
}

function Plain({ kind, symbol, children }: { kind: string; symbol: SideIconName; children: ComponentChildren }) {
  return (
    <span class={`status-part is-${kind}`}>
      <SideIcon name={symbol} />
      <span>{children}</span>
    </span>
  );
}
