declare global {
  /** In ms; of any script. */
  var longestTask: number;
}

/** Canonical; the smaller, the older. */
export function idOfMessage(index: number): string {
  return `${1_780_000_000_000 + index * 60_000}_${100_000_000_000 + index}`;
}

function row(chatId: string, index: number): string {
  const msguid = idOfMessage(index).replace('_', '%20');
  return `<div class="zcmsg" msg-cont chid="${chatId}" msguid="${msguid}"><div class="zcnew-strtng"><span>10:42</span></div><div class="msgtxt"><p id="posted-message-container" postedchatid="${chatId}" class="zcmsgcnt textL" dir="auto">Message ${index}, <b>with</b> some <a href="/">words</a> in it.</p><div class="zcsetrectns"><span>3</span></div></div></div>`;
}

/** A chat of 2,000 messages. */
export function busyPage(chatId: string): string {
  const rows = Array.from({ length: 2_000 }, (_, index) => row(chatId, index)).join('');
  return `<!doctype html><meta charset="utf-8"><title>Cliq</title>
<style>#list { height: 700px; overflow: auto } .zcmsg { display: flex; position: relative; padding: 4px 16px } p { margin: 0 } .new { color: red }</style>
<section class="currentchat" purpose="chatview" id="${chatId}"><div id="list">${rows}</div><div contenteditable="true"></div></section>`;
}

/** Runs in the page: what a busy day does to it, a frame for each step, and a scroll through all of it. */
export async function playBusyPage(chatId: string): Promise<void> {
  globalThis.longestTask = 0;
  new PerformanceObserver((list) => {
    for (const { duration } of list.getEntries()) globalThis.longestTask = Math.max(globalThis.longestTask, duration);
  }).observe({ type: 'longtask', buffered: false });
  const list = document.querySelector('#list');
  const first = list?.firstElementChild;
  if (!list || !first) throw new Error('no list');
  const frame = () => new Promise(requestAnimationFrame);
  const copy = (index: number) => {
    const made = first.cloneNode(true);
    const id = `${1_780_000_000_000 + index * 60_000}%20${100_000_000_000 + index}`;
    if (made instanceof Element) {
      made.setAttribute('msguid', id);
      made.setAttribute('chid', chatId);
    }
    return made;
  };
  await new Promise((resolve) => setTimeout(resolve, 600));
  for (let index = 2_000; index < 2_500; index += 1) {
    list.append(copy(index));
    if (index % 10 === 0) await frame();
  }
  for (let page = 0; page < 20; page += 1) {
    list.prepend(...Array.from({ length: 50 }, (_, index) => copy(-(page * 50 + 50 - index))));
    await frame();
  }
  for (let index = 0; index < 2_000; index += 1) {
    list.children[(index * 7) % list.children.length]?.classList.toggle('new');
    if (index % 40 === 0) await frame();
  }
  for (let top = 0; top < list.scrollHeight; top += 3_000) {
    list.scrollTop = top;
    await frame();
  }
}

/** Runs in the page: 100 other chats one after the other, 50 messages each. */
export async function switchChats(chatId: string): Promise<void> {
  globalThis.longestTask = 0;
  const chat = document.querySelector('section');
  const list = document.querySelector('#list');
  const first = list?.firstElementChild;
  if (!chat || !list || !first) throw new Error('no list');
  for (let other = 1; other <= 100; other += 1) {
    chat.id = `${chatId}${other}`;
    const rows = Array.from({ length: 50 }, (_, index) => {
      const row = first.cloneNode(true);
      if (row instanceof Element) {
        const number = other * 10_000 + index;
        row.setAttribute('msguid', `${1_780_000_000_000 + number * 60_000}%20${100_000_000_000 + number}`);
        row.setAttribute('chid', chat.id);
      }
      return row;
    });
    list.replaceChildren(...rows);
    await new Promise(requestAnimationFrame);
  }
}

/** Runs in the page before its own scripts: what many extensions do, a button and its menu in every message. */
export function addButtonToEachMessage(): void {
  const addTo = (row: Element) => {
    if (row.querySelector('.their-star')) return;
    const button = document.createElement('button');
    button.className = 'their-star';
    button.title = 'Star';
    button.addEventListener('click', () => button.classList.toggle('is-on'));
    const menu = document.createElement('ul');
    menu.hidden = true;
    for (const type of ['Important', 'To do', 'Note', 'Manager', 'Follow up']) {
      const item = document.createElement('li');
      item.textContent = type;
      menu.append(item);
    }
    row.append(button, menu);
  };
  new MutationObserver((changes) => {
    for (const { addedNodes } of changes)
      for (const node of addedNodes) {
        if (!(node instanceof Element)) continue;
        if (node.matches('[msg-cont]')) addTo(node);
        for (const row of node.querySelectorAll('[msg-cont]')) addTo(row);
      }
  }).observe(document, { childList: true, subtree: true });
}
