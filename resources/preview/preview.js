// The preview's hands inside the page. It runs in a world of its own, beside the page and never
// as part of it: scripts of the page are off. What it tells Python goes by the console.
(() => {
  "use strict";

  const say = (what, value = null) => console.info("crank-preview " + JSON.stringify([what, value]));

  // A frame is painted right after its callbacks; a message posted in one arrives after that.
  const painted = new MessageChannel();
  painted.port1.onmessage = () => {
    say("painted");
    later.port2.postMessage(null);
  };
  const sayWhenPainted = () => requestAnimationFrame(() => painted.port2.postMessage(null));

  // ---------------------------------------------------------------- making one tree equal another

  const alike = (old, fresh) => old.nodeType === fresh.nodeType && old.nodeName === fresh.nodeName;

  function fixText(old, fresh) {
    const was = old.data;
    const is = fresh.data;
    const selection = getSelection();
    if (selection.isCollapsed || !selection.containsNode(old, true)) {
      // In a long paragraph Chromium does this in a tenth of the time of replacing a part.
      old.data = is;
      return;
    }
    // Only what differs is replaced, so that the selection stays.
    const most = Math.min(was.length, is.length);
    let start = 0;
    while (start < most && was[start] === is[start]) start += 1;
    let end = 0;
    while (end < most - start && was[was.length - 1 - end] === is[is.length - 1 - end]) end += 1;
    old.replaceData(start, was.length - start - end, is.slice(start, is.length - end));
  }

  function fixAttributes(old, fresh) {
    const was = old.attributes;
    const is = fresh.attributes;
    const inPlace = was.length === is.length && [...is].every((one, at) => one.name === was[at].name);
    if (!inPlace) [...was].forEach((one) => old.removeAttributeNode(one));
    for (const one of is) {
      const now = old.getAttributeNode(one.name);
      if (now === null) old.setAttributeNode(one.cloneNode());
      else if (now.value !== one.value) now.value = one.value;
    }
  }

  function fixNode(old, fresh) {
    if (!alike(old, fresh)) {
      old.replaceWith(document.importNode(fresh, true));
    } else if (old.nodeType === Node.ELEMENT_NODE) {
      fixAttributes(old, fresh);
      fixChildren(old, fresh);
    } else if (old.data !== fresh.data) {
      fixText(old, fresh);
    }
  }

  const elements = (nodes) => nodes.filter((node) => node.nodeType === Node.ELEMENT_NODE).length;

  function fixChildren(old, fresh) {
    const was = [...old.childNodes];
    const is = [...fresh.childNodes];
    let start = 0;
    let wasEnd = was.length;
    let isEnd = is.length;
    // A letter is boxes in boxes: to compare what only wraps the rest would be to read it all.
    const wraps = was.length === is.length && elements(was) === 1;
    if (!wraps) {
      const end = () => Math.min(wasEnd, isEnd);
      while (start < end() && was[start].isEqualNode(is[start])) start += 1;
      // A pair that was found to differ is not compared once more from the other end.
      const stop = wasEnd === isEnd ? start + 1 : start;
      while (end() > stop && was[wasEnd - 1].isEqualNode(is[isEnd - 1])) {
        wasEnd -= 1;
        isEnd -= 1;
      }
    }
    const paired = Math.min(wasEnd, isEnd);
    for (let at = start; at < paired; at += 1) fixNode(was[at], is[at]);
    for (let at = paired; at < wasEnd; at += 1) was[at].remove();
    const next = was[wasEnd] ?? null;
    for (let at = paired; at < isEnd; at += 1) {
      old.insertBefore(document.importNode(is[at], true), next);
    }
  }

  // ---------------------------------------------------------------- the place in the page

  // What is being written stays where it is seen, whatever grows around it.
  let pointed = null;

  // Pixels kept free above a part that is brought into view.
  const ROOM = 24;

  const BLOCKS = "h1, h2, h3, h4, h5, h6, p, li, blockquote, img";

  // The blocks that can be seen, with their heights on the screen. They follow each other down the
  // page, so that the first is found by halving.
  function visibleBlocks() {
    const box = pointed?.isConnected ? pointed.getBoundingClientRect() : null;
    const kept = box && box.bottom > 0 && box.top < innerHeight ? [{ block: pointed, top: box.top }] : [];
    if (scrollY === 0) return kept;
    const blocks = document.querySelectorAll(BLOCKS);
    let low = 0;
    let high = blocks.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (blocks[middle].getBoundingClientRect().bottom > 0) high = middle;
      else low = middle + 1;
    }
    const seen = [...blocks].slice(low, low + 8);
    return [...kept, ...seen.map((block) => ({ block, top: block.getBoundingClientRect().top }))];
  }

  function putBack(places) {
    const place = places.find(({ block }) => block.isConnected);
    if (place) scrollBy(0, place.block.getBoundingClientRect().top - place.top);
  }

  // Pictures that come after the text may move it.
  function goTo(top) {
    scrollTo(0, top);
    addEventListener("load", () => scrollTo(0, top), { once: true });
  }

  // ---------------------------------------------------------------- the items' parts of the page

  // An output comes in pieces: every second one is the part of an item.
  let parts = null;

  const parsed = (html) => new DOMParser().parseFromString(html, "text/html");

  const pathTo = (element) => {
    const path = [];
    for (let at = element; at.parentElement; at = at.parentElement) {
      path.unshift([...at.parentElement.children].indexOf(at));
    }
    return path;
  };
  const at = (path) => path.reduce((found, place) => found?.children[place], document.documentElement);

  // Where each part stands, found in a second reading with marks around the parts: comments, which
  // change nothing about where elements stand. Null where a part is not one element.
  function pathsOf(pieces) {
    const marked = pieces.map((piece, at) => (at % 2 ? `<!--"-->${piece}<!--"-->` : piece)).join("");
    const marks = document.createNodeIterator(parsed(marked), NodeFilter.SHOW_COMMENT);
    const paths = [];
    for (let mark = marks.nextNode(); mark; mark = marks.nextNode()) {
      if (mark.data !== '"') continue;
      const part = mark.nextSibling;
      const end = marks.nextNode();
      if (part?.nodeType !== Node.ELEMENT_NODE || part.nextSibling !== end) return null;
      paths.push(pathTo(part));
    }
    return paths.length * 2 + 1 === pieces.length ? paths : null;
  }

  // To be called where the page is what the pieces say.
  function learn(pieces) {
    const found = pathsOf(pieces)?.map(at);
    parts = found?.every(Boolean) ? found : null;
    if (caret) point(...caret, false);
  }

  // Not at once: the page is painted first. (A page without scripts has no timers.)
  let unlearned = null;
  const later = new MessageChannel();
  function learnNow() {
    const pieces = unlearned;
    unlearned = null;
    if (pieces) learn(pieces);
  }
  later.port1.onmessage = learnNow;
  function learnSoon(pieces) {
    parts = null;
    unlearned = pieces;
  }

  // ---------------------------------------------------------------- what Python asks for

  // What stands beside the root decides how a page is laid out, and can hardly be changed.
  const outline = (page) =>
    [...page.childNodes]
      .map((node) => (node === page.doctype ? new XMLSerializer().serializeToString(node) : node.nodeName))
      .join();

  // Makes some parts of the page what they are now; false, and nothing is done, where it cannot.
  function patchParts(changed) {
    const fresh = changed.map(([number, html]) => {
      const holder = document.createElement("template");
      holder.innerHTML = html;
      const { childNodes, firstElementChild } = holder.content;
      return { number, element: childNodes.length === 1 ? firstElementChild : null };
    });
    if (!parts || fresh.some(({ element }) => element === null)) return false;
    const places = visibleBlocks();
    for (const { number, element } of fresh) {
      const old = parts[number];
      if (alike(old, element)) fixNode(old, element);
      if (old.outerHTML !== element.outerHTML) {
        parts[number] = document.importNode(element, true);
        old.replaceWith(parts[number]);
      }
    }
    putBack(places);
    sayWhenPainted();
    return true;
  }

  // Makes the page what the pieces say; false where only loading it anew can.
  function patch(pieces) {
    const fresh = parsed(pieces.join(""));
    if (outline(fresh) !== outline(document)) return false;
    const places = visibleBlocks();
    fixChildren(document, fresh);
    // Equal nodes may differ in the order of their attributes or in what a template holds.
    if (document.documentElement.outerHTML !== fresh.documentElement.outerHTML) {
      document.documentElement.replaceWith(document.importNode(fresh.documentElement, true));
    }
    dress(look);
    putBack(places);
    learnSoon(pieces);
    sayWhenPainted();
    return true;
  }

  // Makes the page another output of the issue; the item that is seen stays where it is seen.
  function turn(pieces) {
    learnNow();
    const fresh = parsed(pieces.join(""));
    if (outline(fresh) !== outline(document)) return false;
    const box = (part) => part.getBoundingClientRect();
    const number = scrollY === 0 || !parts ? -1 : parts.findIndex((part) => box(part).bottom > 0);
    const { top, height } = number < 0 ? { top: 0, height: 1 } : box(parts[number]);
    document.documentElement.replaceWith(document.importNode(fresh.documentElement, true));
    dress(look);
    unlearned = null;
    learn(pieces);
    const part = parts?.[number];
    if (part) scrollTo(0, scrollY + box(part).top - (top < 0 ? (top / height) * box(part).height : top));
    else scrollTo(0, 0);
    sayWhenPainted();
    return true;
  }

  // Brings what a piece of the HTML made into view; a page that shows its beginning stays.
  function show(piece, occurrence) {
    const holder = document.createElement("template");
    holder.innerHTML = piece;
    const wanted = holder.content.firstElementChild;
    if (wanted === null) return;
    const found = [...document.getElementsByTagName(wanted.localName)].filter((one) =>
      one.isEqualNode(wanted),
    )[occurrence];
    if (found === undefined) return;
    const { top, bottom, height } = found.getBoundingClientRect();
    const begins = top >= 0 && top + Math.min(height, innerHeight / 4) <= innerHeight;
    const fills = top <= 0 && bottom >= innerHeight;
    if (!begins && !fills) scrollBy(0, top - ROOM);
  }

  // ---------------------------------------------------------------- what is laid over the page

  let look = LOOK;
  let tuned = [];
  const overlay = new CSSStyleSheet();
  document.adoptedStyleSheets.push(overlay);

  // Many rules hold no others, and a sheet from elsewhere does not show what it holds.
  function rulesOf(holder) {
    try {
      return [...(holder.cssRules ?? [])];
    } catch {
      return [];
    }
  }

  const SCHEME = /\(\s*prefers-color-scheme\s*(?::\s*(\w+)\s*)?\)/gi;

  const answered = (media, scheme) =>
    media.replace(SCHEME, (_all, asked) =>
      (asked ?? scheme).toLowerCase() === scheme ? "(min-width: 0)" : "(max-width: 0)",
    );

  // Every list of media queries that asks for the color scheme, with its words as written.
  function* schemeQueries(sheet, holder = sheet) {
    const media = holder.media;
    if (media instanceof MediaList && media.mediaText.search(SCHEME) >= 0) {
      yield { sheet, media, written: media.mediaText };
    }
    for (const rule of rulesOf(holder)) yield* schemeQueries(sheet, rule);
  }

  // Answers the question for a dark or light scheme in the rules' place: the system may prefer
  // another one. Only the rules in force change, never the text they were made from.
  function answerScheme(scheme) {
    const sheets = [...document.styleSheets];
    const known = new Set(tuned.map(({ sheet }) => sheet));
    tuned = tuned.filter(({ sheet }) => sheets.includes(sheet));
    for (const sheet of sheets) if (!known.has(sheet)) tuned.push(...schemeQueries(sheet));
    for (const { media, written } of tuned) {
      const answer = answered(written, scheme);
      if (media.mediaText !== answer) media.mediaText = answer;
    }
  }

  // Pictures may come in two schemes as well: the one that a client with this scheme would take is
  // shown in the picture's place.
  function picturesFor(scheme) {
    if (!look.pictures) return "";
    const rules = [...document.querySelectorAll("picture > img")].map((img) => {
      const sources = [...img.parentElement.querySelectorAll("source")];
      if (!sources.some(({ media }) => media.search(SCHEME) >= 0)) return "";
      const taken = sources.find(({ media }) => !media || matchMedia(answered(media, scheme)).matches);
      const name = (taken?.srcset || img.getAttribute("src") || "").trim().split(/[\s,]/)[0];
      const place = pathTo(img).map((at) => `> :nth-child(${at + 1})`).join(" ");
      return `:root ${place} { content: url(${JSON.stringify(new URL(name, document.baseURI).href)}) !important; }`;
    });
    return rules.join("\n");
  }

  // The email says which schemes it has colors for; the page behind it follows where it can.
  function declaredSchemes() {
    const meta = document.querySelector("meta[name='color-scheme' i]");
    if (meta) return meta.content.split(/\s+/);
    layOver("");
    return getComputedStyle(document.documentElement).colorScheme.split(/\s+/);
  }

  let laidOver = "";

  function layOver(css) {
    if (css !== laidOver) overlay.replaceSync(css);
    laidOver = css;
  }

  function dress(wanted) {
    look = wanted;
    const scheme = look.dark ? "dark" : "light";
    answerScheme(scheme);
    // Clients that drop style sheets leave what is written into the elements.
    for (const sheet of document.styleSheets) sheet.disabled = !look.styles;
    const follows = declaredSchemes().includes(scheme) ? `color-scheme: ${scheme} !important;` : "";
    // The browser's own keeping of the place would be added to ours. A phone's bar takes no room.
    const bar = look.phone ? "none" : "thin";
    layOver(
      `:root { overflow-anchor: none !important; scrollbar-width: ${bar} !important; ${follows} }\n` +
        picturesFor(scheme),
    );
    // Its paper has another color now.
    if (caret) point(...caret, false);
  }

  // ---------------------------------------------------------------- the caret's place

  const pointer = new CSSStyleSheet();
  document.adoptedStyleSheets.push(pointer);
  let caret = null;

  // The text node that holds a word of a part, the first being 0.
  function nodeOfWord(part, count) {
    const nodes = document.createNodeIterator(part, NodeFilter.SHOW_TEXT);
    let last = null;
    for (let node = nodes.nextNode(), seen = 0; node; node = nodes.nextNode()) {
      const words = node.data.match(/[\p{L}\p{N}\p{M}_]+/gu)?.length ?? 0;
      if (words) last = node;
      seen += words;
      if (seen > count) break;
    }
    return last;
  }

  function paperOf(element) {
    for (let at = element; at; at = at.parentElement) {
      const color = getComputedStyle(at).backgroundColor;
      if (color !== "rgba(0, 0, 0, 0)") return color;
    }
    return "Canvas";
  }

  // A thin line beside the paragraph with the caret: a shadow, which takes no room.
  function point(number, count, follow) {
    caret = [number, count];
    learnNow();
    const part = parts?.[number];
    const holder = part && nodeOfWord(part, count)?.parentElement;
    pointed = (holder && (part.contains(holder.closest(BLOCKS)) ? holder.closest(BLOCKS) : part)) ?? null;
    if (!pointed) return pointer.replaceSync("");
    const place = pathTo(pointed).map((at) => `> :nth-child(${at + 1})`).join(" ");
    const paper = paperOf(pointed);
    pointer.replaceSync(
      `:root ${place} { box-shadow: -10px 0 0 0 ${paper}, -12px 0 0 0 GrayText !important; }`,
    );
    const { top, bottom } = pointed.getBoundingClientRect();
    if (follow && (bottom < 0 || top > innerHeight - ROOM)) {
      scrollBy({ top: top - innerHeight / 3, behavior: "smooth" });
    }
  }

  // ---------------------------------------------------------------- clicks

  // Where in which item's part a click fell.
  function place({ target, clientX, clientY }) {
    learnNow();
    const number = parts ? parts.findIndex((part) => part.contains(target)) : -1;
    const spot = document.caretRangeFromPoint(clientX, clientY);
    if (number < 0 || !spot || !getSelection().isCollapsed) return;
    const before = document.createRange();
    before.setStart(parts[number], 0);
    if (parts[number].contains(spot.startContainer)) before.setEnd(spot.startContainer, spot.startOffset);
    say("placed", [number, parts[number].textContent, before.toString()]);
  }

  const RIGHT = 2;

  // Every click on a link stays here: where it leads is shown first.
  function clicked(event) {
    const link = event.target.closest?.("a[href], area[href]");
    if (!link && event.button === 0 && event.type === "click") place(event);
    if (!link || event.button === RIGHT) return;
    event.preventDefault();
    const address = link.getAttribute("href").trim();
    if (address.startsWith("#")) document.getElementById(address.slice(1))?.scrollIntoView();
    else say("clicked", address);
  }
  addEventListener("click", clicked, true);
  addEventListener("auxclick", clicked, true);

  const guarded = (call) => (...given) => {
    try {
      return call(...given);
    } catch (fault) {
      say("fault", String(fault.stack));
      return false;
    }
  };
  window.crankPreview = {
    patch: guarded(patch),
    patchParts: guarded(patchParts),
    turn: guarded(turn),
    point: guarded(point),
    show: guarded(show),
    dress: guarded(dress),
    begin: guarded((wanted, top, pieces) => {
      dress(wanted);
      goTo(top);
      learnSoon(pieces);
      // The page may have been painted before.
      later.port2.postMessage(null);
    }),
  };
  history.scrollRestoration = "manual";
  dress(LOOK);
  say("ready");
  if (document.readyState === "complete") sayWhenPainted();
  else addEventListener("load", sayWhenPainted);
})();
