// Stands before every script of the extension that `npm run slow` tries: there the browser answers as on a slow machine. Answers of one kind
// are late by the same time, so they come in the order in which they would have come.
import type { LateMs } from './slow-down';

type Method = (...args: unknown[]) => unknown;

declare global {
  var lateMs: LateMs;
  var isLate: boolean | undefined;
  var browser: object | undefined;
}

// A page may run several of the extension's scripts.
if (!globalThis.isLate) {
  globalThis.isLate = true;
  beLate(globalThis.lateMs);
}

function beLate({ storage, messages, database }: LateMs): void {
  const api = globalThis.browser ?? at(globalThis, 'chrome');
  for (const area of ['local', 'session', 'sync', 'managed']) answerLate(at(api, 'storage', area), 'get', storage);
  for (const [room, method] of [
    ['tabs', 'query'],
    ['permissions', 'contains'],
  ] as const)
    answerLate(at(api, room), method, storage);
  for (const room of ['runtime', 'tabs']) answerLate(at(api, room), 'sendMessage', messages);
  if ('IDBFactory' in globalThis) openLate(database);
}

function at(from: object | undefined, ...path: string[]): object | undefined {
  return path.reduce<object | undefined>((object, name) => object && Reflect.get(object, name), from);
}

function answerLate(owner: object | undefined, name: string, ms: number): void {
  const method: Method | undefined = owner && Reflect.get(owner, name);
  if (!owner || typeof method !== 'function') return;
  const late: Method = (...args) => {
    const callback = args.at(-1);
    if (typeof callback !== 'function') {
      const answer = method.apply(owner, args);
      return answer instanceof Promise ? answer.then((value) => rest(ms).then(() => value)) : answer;
    }
    const given: Method = (...answer) => {
      // What went wrong can be read only now.
      if (at(globalThis, 'chrome', 'runtime', 'lastError')) callback(...answer);
      else setTimeout(callback, ms, ...answer);
    };
    return method.apply(owner, [...args.slice(0, -1), given]);
  };
  Reflect.set(owner, name, late);
  if (Reflect.get(owner, name) !== late) throw new Error(`${name} cannot be made late`);
}

/** A database that opens late; its transactions are as fast as ever, for they end when nobody asks for more. */
function openLate(ms: number): void {
  const opening = new WeakSet<object>();
  const { open } = IDBFactory.prototype;
  const { prototype } = IDBRequest;
  const listen = prototype.addEventListener;
  IDBFactory.prototype.open = function (...args) {
    const request = open.apply(this, args);
    opening.add(request);
    Reflect.apply(listen, request, ['success', () => holdVersionChange(request.result, ms)]);
    return request;
  };
  const later = (request: object, heard: unknown) =>
    typeof heard === 'function' && opening.has(request)
      ? (event: unknown) => setTimeout(() => heard.call(request, event), ms)
      : heard;
  const success = Object.getOwnPropertyDescriptor(prototype, 'onsuccess');
  Object.defineProperty(prototype, 'onsuccess', {
    ...success,
    set(heard: unknown) {
      success?.set?.call(this, later(this, heard));
    },
  });
  Object.defineProperty(prototype, 'addEventListener', {
    value(this: object, type: string, heard: unknown, ...more: unknown[]) {
      Reflect.apply(listen, this, [type, type === 'success' ? later(this, heard) : heard, ...more]);
    },
  });
}

/** Nobody listens to a database before it is open: what is said to it meanwhile is said then. */
function holdVersionChange(database: IDBDatabase, ms: number): void {
  let isHeard = true;
  const hold = () => {
    isHeard = false;
  };
  database.addEventListener('versionchange', hold);
  setTimeout(() => {
    database.removeEventListener('versionchange', hold);
    if (!isHeard) setTimeout(() => database.dispatchEvent(new Event('versionchange')));
  }, ms);
}

function rest(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}
