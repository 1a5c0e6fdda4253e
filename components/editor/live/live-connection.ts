import { WebSocketStatus } from "@hocuspocus/provider";
import * as Y from "yjs";
import { bodyRoot, replaceText, schemaVersion, type TextField, textFields } from "#lib/articles/document";
import { isRefused, type LiveNews, type Peer, parseFromServer, passing, type Refused } from "#lib/live/protocol";
import {
  hasUnsaved,
  initialSaveModel,
  type SaveEvent,
  type SaveModel,
  type SaveState,
  saveReducer,
  saveState,
} from "#lib/live/save-state";
import { type FieldConflict, fieldConflicts, type TextValues } from "#lib/live/short-fields";
import { LocalCopy } from "./local-copy.ts";
import { LiveProvider, LiveSocket } from "./provider.ts";

/** An answer that takes longer than this is none: the words are said to be on this computer only. */
const silentMs = 5_000;
/** A connection that has said nothing for so long is given up and made anew. */
const giveUpMs = 12_000;
/** The editor opens from the copy on this computer when the server has not come forward by then. */
const openOfflineMs = 2_500;
/** Marks are sent at most this often while somebody types. */
const markMs = 100;

export type LivePeer = { clientId: number; id: string; name: string; colour: string; field: string | null };

export type LiveView = {
  state: SaveState;
  /** The editor may be bound to the document. */
  ready: boolean;
  readOnly: boolean;
  peers: readonly LivePeer[];
  /** Fields that were changed here and elsewhere while apart; a person chooses. */
  conflicts: readonly FieldConflict[];
  /** Words whose paragraph somebody removed while they were typed in it, to be put back or let go. */
  lost: readonly { id: number; words: string }[];
};

/** What there is to show before the first word from anywhere. */
export const nothingYet: LiveView = {
  state: { kind: "loading" },
  ready: false,
  readOnly: false,
  peers: [],
  conflicts: [],
  lost: [],
};

export type LiveOptions = {
  articleId: string;
  member: { id: string; name: string };
  /** `wss://…/collab`; of this page's host when it is left out. */
  url?: string;
  onNews?: (news: LiveNews) => void;
  /** Whether somebody is signed in; null when that cannot be found out. Asked when no socket can be had. */
  isSignedIn?: () => Promise<boolean | null>;
  /** For use outside a browser. */
  WebSocket?: unknown;
};

/**
 * One article, open in this browser: its document, the socket to the server, the copy on this computer, and
 * what may be said about saving. Knows nothing of React.
 */
export class LiveConnection {
  readonly doc = new Y.Doc();
  readonly provider: LiveProvider;
  readonly #options: LiveOptions;
  readonly #socket: LiveSocket;
  #copy: LocalCopy | null = null;
  #copyGone = false;

  #model: SaveModel = initialSaveModel;
  #view: LiveView = nothingYet;
  #ready = false;
  #conflicts: readonly FieldConflict[] = [];
  #lost: LiveView["lost"] = [];
  #lostCount = 0;
  /** The text fields as both sides last had them, while apart. */
  #base: TextValues | null = null;
  /** Changes that this browser has written down. */
  #keptThrough = 0;
  #noted = false;
  #mark = 0;
  #failedSockets = 0;
  #destroyed = false;

  readonly #listeners = new Set<() => void>();
  readonly #timers = new Map<string, ReturnType<typeof setTimeout>>();

  constructor(options: LiveOptions) {
    this.#options = options;
    this.#socket = new LiveSocket({
      url: options.url ?? collabUrl(),
      autoConnect: false,
      delay: 500,
      minDelay: 300,
      maxDelay: 5_000,
      factor: 1.6,
      messageReconnectTimeout: 45_000,
      ...(options.WebSocket ? { WebSocketPolyfill: options.WebSocket } : {}),
    });
    this.provider = new LiveProvider({
      name: options.articleId,
      document: this.doc,
      websocketProvider: this.#socket,
      token: JSON.stringify({ schemaVersion, memberId: options.member.id }),
    });
    this.#listen();
    void this.#start();
  }

  get view(): LiveView {
    return this.#view;
  }

  subscribe(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /**
   * Resolves true when everything typed until now is saved, false when that does not come about in time. For
   * commands that speak of "what is written here".
   */
  async whenSaved(timeoutMs = 10_000): Promise<boolean> {
    this.#sendMark();
    if (this.#view.state.kind === "saved") return true;
    return new Promise((resolve) => {
      const done = (saved: boolean) => {
        clearTimeout(timer);
        stop();
        resolve(saved);
      };
      const stop = this.subscribe(() => this.#view.state.kind === "saved" && done(true));
      const timer = setTimeout(() => done(false), timeoutMs);
    });
  }

  /** Tries again: after signing in once more, or when what was refused has been mended. */
  retry(): void {
    this.#dispatch({ type: "retried" });
    this.#reconnect();
  }

  /** Settles a field that was changed on both sides. */
  choose(field: TextField, text: string): void {
    replaceText(this.doc.getText(field), text);
    this.#conflicts = this.#conflicts.filter((conflict) => conflict.field !== field);
    this.#changed();
  }

  /** Puts lost words back, as paragraphs at the end of the body; nobody knows better where they belong now. */
  putBack(id: number): void {
    const words = this.#lost.find((entry) => entry.id === id)?.words;
    if (words === undefined) return;
    const paragraphs = words.split("\n").map((line) => {
      const paragraph = new Y.XmlElement("paragraph");
      paragraph.insert(0, [new Y.XmlText(line)]);
      return paragraph;
    });
    this.doc.getXmlFragment(bodyRoot).push(paragraphs);
    this.letGo(id);
  }

  /** Takes lost words off the list. */
  letGo(id: number): void {
    this.#keepLost(this.#lost.filter((entry) => entry.id !== id));
  }

  /** Says which field has the focus, for colleagues' eyes; null for the body or none. */
  focusField(field: TextField | null): void {
    this.provider.setAwarenessField("field", field);
  }

  /** Whether there are words here that no commit is known to hold. */
  get hasUnsaved(): boolean {
    return hasUnsaved(this.#model);
  }

  /** Whether closing this page would lose words: they are neither saved nor written down in this browser. */
  get wouldLose(): boolean {
    return hasUnsaved(this.#model) && this.#keptThrough < this.#model.changes;
  }

  /**
   * To be called when the page no longer shows the article: closes at once, or as soon as no words are left that
   * only this page has. A page of the desk that follows without a new load must not cost them.
   */
  leave(): void {
    this.#listeners.clear();
    this.provider.awareness?.setLocalState(null);
    const isDone = () => !hasUnsaved(this.#model) || (this.#model.refused !== null && !this.wouldLose);
    if (isDone()) this.destroy();
    else this.subscribe(() => isDone() && this.destroy());
  }

  destroy(): void {
    if (this.#destroyed) return;
    this.#destroyed = true;
    for (const timer of this.#timers.values()) clearTimeout(timer);
    this.#timers.clear();
    this.#listeners.clear();
    this.#unlisten();
    this.provider.destroy();
    this.#socket.destroy();
    void this.#copy?.close();
    this.doc.destroy();
  }

  async #start(): Promise<void> {
    const { articleId, member } = this.#options;
    const copy = await LocalCopy.open(member.id, articleId, this.doc, this.#onCopyGone);
    if (this.#destroyed) return void copy?.close();
    this.#copy = copy;
    const unsaved = copy?.hasUnsaved ?? false;
    const [base = null, fits = false, lost = []] = await Promise.all([
      copy?.base(),
      copy?.fitsThisBuild(),
      copy?.lost(),
    ]);
    if (this.#destroyed) return;
    this.#noted = unsaved;
    if (unsaved) this.#base = base;
    this.#offer(...lost);
    this.#dispatch({ type: "local_read", unsaved });
    this.#keptThrough = this.#model.changes;
    this.doc.on("update", this.#onUpdate);
    this.provider.setAwarenessField("user", { id: member.id, name: member.name });
    this.provider.attach();
    this.#reconnect();
    this.#after("silent", silentMs, () => this.#model.link !== "synced" && this.#dispatch({ type: "silent" }));
    if (fits) this.#after("offline", openOfflineMs, () => this.#open());
  }

  // ── What the server says ───────────────────────────────────────────────────

  #listen(): void {
    this.provider.on("synced", this.#onSynced);
    this.provider.on("stateless", ({ payload }: { payload: string }) => this.#onStateless(payload));
    this.provider.on("authenticationFailed", ({ reason }: { reason: string }) => {
      this.#refused(isRefused(reason) ? reason : "unavailable");
    });
    this.provider.on("close", this.#onClose);
    this.provider.awareness?.on("change", this.#changed);
    this.doc.getXmlFragment(bodyRoot).observe(this.#onBody);
    this.#socket.on("connect", () => {
      this.#failedSockets = 0;
    });
    if (typeof window === "undefined") return;
    window.addEventListener("online", this.#onBack);
    window.addEventListener("focus", this.#onBack);
    document.addEventListener("visibilitychange", this.#onBack);
    window.addEventListener("beforeunload", this.#onLeave);
  }

  #unlisten(): void {
    this.doc.off("update", this.#onUpdate);
    this.doc.getXmlFragment(bodyRoot).unobserve(this.#onBody);
    this.provider.awareness?.off("change", this.#changed);
    if (typeof window === "undefined") return;
    window.removeEventListener("online", this.#onBack);
    window.removeEventListener("focus", this.#onBack);
    document.removeEventListener("visibilitychange", this.#onBack);
    window.removeEventListener("beforeunload", this.#onLeave);
  }

  #onSynced = (): void => {
    if (!this.provider.synced) return;
    this.provider.sendHeld();
    this.#base = null;
    this.#dispatch({ type: "synced", readOnly: this.provider.authorizedScope === "readonly" });
    this.#open();
    this.#sendMark();
  };

  #onStateless(payload: string): void {
    const message = parseFromServer(payload);
    if (!message) return;
    if ("saved" in message) this.#saved(message.saved, message.at);
    else if ("unsaved" in message) this.#dispatch({ type: "not_saved" });
    else if ("refused" in message) this.#refused(message.refused);
    else if ("fields" in message) this.#compare(message.fields);
    else if ("lost" in message) this.#offer(message.lost);
    else this.#options.onNews?.(message.tell);
  }

  #saved(mark: number, at: string): void {
    this.#dispatch({ type: "saved", mark, at });
    if (hasUnsaved(this.#model) || this.#model.link !== "synced") return;
    this.#noted = false;
    void this.#copy?.noteSaved();
    void this.#copy?.keepBase(textsOf(this.doc));
  }

  #refused(reason: Refused): void {
    this.#dispatch({ type: "refused", reason });
    // What passes is tried again in a moment; what stays refused waits for a person.
    if (passing.has(reason)) this.#after("again", 1_500, () => this.#dropSocket());
    else if (this.#model.refused) this.#socket.disconnect();
  }

  /** The two sides meet: has a short field been changed on both? The server's text comes before its letters do. */
  #compare(theirs: TextValues): void {
    if (!this.#base || !hasUnsaved(this.#model)) return;
    const found = fieldConflicts(this.#base, textsOf(this.doc), theirs);
    if (found.length === 0) return;
    const fields = new Set(found.map(({ field }) => field));
    this.#conflicts = [...this.#conflicts.filter(({ field }) => !fields.has(field)), ...found];
    this.#changed();
  }

  #offer(...words: readonly string[]): void {
    // They were torn out of a line: the space before them stayed there.
    const lines = (text: string) => text.split("\n").map((line) => line.trim());
    const offers = words.map((each) => ({ id: ++this.#lostCount, words: lines(each).join("\n") }));
    if (offers.length > 0) this.#keepLost([...this.#lost, ...offers]);
  }

  /** An offer outlives a reload: until somebody has decided, these words are nowhere else to be seen. */
  #keepLost(lost: LiveView["lost"]): void {
    this.#lost = lost;
    void this.#copy?.keepLost(lost.map(({ words }) => words));
    this.#changed();
  }

  /** A colleague, who was offered the same words, has put them back: twice would be once too often. */
  #onBody = ({ changes }: Y.YXmlEvent, { local }: Y.Transaction): void => {
    if (local || this.#lost.length === 0) return;
    const added = new Set(
      [...changes.added].map(({ content }) => content instanceof Y.ContentType && wordsOf(content.type)),
    );
    const back = this.#lost.filter(({ words }) => words.split("\n").every((line) => added.has(line)));
    for (const { id } of back) this.letGo(id);
  };

  #onClose = (): void => {
    if (this.#model.link === "synced") this.#base = textsOf(this.doc);
    this.#failedSockets += 1;
    this.#dispatch({ type: "disconnected" });
    if (this.#failedSockets === 2) void this.#askForSession();
    // The server may have closed the document and left the socket open: then nobody else connects again.
    this.#after("again", 1_000, () => {
      if (this.#socket.status === WebSocketStatus.Connected && !this.provider.synced) this.#dropSocket();
    });
  };

  /** A socket that is refused before it opens says nothing of why. */
  async #askForSession(): Promise<void> {
    const signedIn = await (this.#options.isSignedIn ?? askDesk)().catch(() => null);
    if (signedIn === false && this.#model.link !== "synced" && !this.#destroyed) this.#refused("signed_out");
  }

  // ── What is typed here ─────────────────────────────────────────────────────

  #onUpdate = (_update: Uint8Array, origin: unknown): void => {
    if (origin === this.provider || this.#copy?.wrote(origin)) return;
    this.#dispatch({ type: "edited" });
    this.#noteUnsaved();
    if (!this.#timers.has("mark")) this.#after("mark", markMs, () => this.#sendMark());
  };

  #noteUnsaved(): void {
    const first = !this.#noted;
    this.#noted = true;
    if (first) void this.#copy?.noteUnsaved();
    if (this.#timers.has("note")) return;
    this.#after("note", 100, async () => {
      const { changes } = this.#model;
      if (this.#copyGone) await this.#openCopyAgain();
      const copy = this.#copy;
      const written = await copy?.noteUnsaved();
      if (written && copy === this.#copy) this.#keptThrough = Math.max(this.#keptThrough, changes);
      if (this.#model.refused) this.#tell();
      if (!hasUnsaved(this.#model)) await this.#copy?.noteSaved();
    });
  }

  /** The copy was taken off this computer, as by a sign-out in another window. Words that are only here get a new one. */
  #onCopyGone = (): void => {
    if (this.#destroyed) return;
    this.#copy = null;
    this.#copyGone = true;
    this.#keptThrough = 0;
    if (hasUnsaved(this.#model)) this.#noteUnsaved();
  };

  /** The new copy begins with the whole document. */
  async #openCopyAgain(): Promise<void> {
    const { articleId, member } = this.#options;
    this.#copyGone = false;
    const copy = await LocalCopy.open(member.id, articleId, this.doc, this.#onCopyGone);
    if (this.#destroyed) return void copy?.close();
    this.#copy = copy;
    await copy?.keepBase(this.#base ?? textsOf(this.doc));
    await copy?.keepLost(this.#lost.map(({ words }) => words));
  }

  /** Asks the server to say when everything sent so far is saved. */
  #sendMark(): void {
    this.#stop("mark");
    if (this.#model.link !== "synced" || this.#model.readOnly) return;
    this.#mark += 1;
    const mark = this.#mark;
    this.#dispatch({ type: "marked", mark });
    this.provider.sendStateless(JSON.stringify({ mark }));
    if (this.#timers.has("answer")) return;
    this.#after("answer", silentMs, () => this.#unanswered(mark));
  }

  #unanswered(mark: number): void {
    const oldest = this.#model.marks[0];
    if (!oldest) return;
    if (oldest.mark > mark) {
      this.#after("answer", silentMs, () => this.#unanswered(oldest.mark));
      return;
    }
    this.#dispatch({ type: "silent" });
    this.#after("answer", giveUpMs - silentMs, () => {
      if (this.#model.marks[0]?.mark === oldest.mark && !this.#model.serverFails) this.#dropSocket();
      else this.#unanswered(this.#model.marks[0]?.mark ?? mark);
    });
  }

  // ── Sockets ────────────────────────────────────────────────────────────────

  #onBack = (): void => {
    const visible = typeof document === "undefined" || document.visibilityState === "visible";
    if (visible && !this.#model.refused && this.#socket.status === WebSocketStatus.Disconnected) this.#reconnect();
  };

  #reconnect(): void {
    if (this.#destroyed) return;
    void this.#socket.connect();
    this.#guard();
  }

  /** A proxy can accept a socket and never answer: an attempt that leads nowhere is given up. */
  #guard(): void {
    this.#after("guard", giveUpMs, () => {
      if (this.#model.refused) return;
      if (this.#model.link !== "synced") this.#dropSocket();
      this.#guard();
    });
  }

  #dropSocket(): void {
    this.#socket.drop();
  }

  #onLeave = (event: BeforeUnloadEvent): void => {
    if (this.wouldLose) event.preventDefault();
  };

  // ── What is shown ──────────────────────────────────────────────────────────

  #open(): void {
    if (this.#ready || this.#model.refused) return;
    this.#ready = true;
    this.#changed();
  }

  #dispatch(event: SaveEvent): void {
    if (this.#destroyed) return;
    this.#model = saveReducer(this.#model, event);
    this.#changed();
  }

  /** Most keys change nothing of what is shown here: then nobody is told, and nothing is drawn anew. */
  #changed = (): void => {
    if (this.#destroyed) return;
    const next = this.#makeView();
    if (keysOf(next).every((key) => next[key] === this.#view[key])) return;
    this.#view = next;
    this.#tell();
  };

  #tell(): void {
    for (const listener of this.#listeners) listener();
  }

  #makeView(): LiveView {
    const peers = peersOf(this.provider.awareness?.getStates() ?? new Map(), this.doc.clientID);
    return {
      state: unlessSame(this.#view.state, saveState(this.#model)),
      ready: this.#ready,
      readOnly: this.#model.readOnly,
      peers: unlessSame(this.#view.peers, peers),
      conflicts: this.#conflicts,
      lost: this.#lost,
    };
  }

  #after(name: string, delayMs: number, work: () => void): void {
    this.#stop(name);
    const timer = setTimeout(() => {
      this.#timers.delete(name);
      if (!this.#destroyed) work();
    }, delayMs);
    this.#timers.set(name, timer);
  }

  #stop(name: string): void {
    clearTimeout(this.#timers.get(name));
    this.#timers.delete(name);
  }
}

const keysOf = (view: LiveView) => Object.keys(view) as (keyof LiveView)[];

/** The object that was there before, where the new one says the same. */
function unlessSame<T>(before: T, next: T): T {
  return JSON.stringify(before) === JSON.stringify(next) ? before : next;
}

function textsOf(doc: Y.Doc): TextValues {
  return Object.fromEntries(textFields.map((name) => [name, doc.getText(name).toString()]));
}

/** The words of a block that holds nothing but words. */
function wordsOf(block: unknown): string {
  return block instanceof Y.XmlElement ? block.toArray().join("") : "";
}

function peersOf(states: Map<number, Record<string, unknown>>, own: number): LivePeer[] {
  return [...states].flatMap(([clientId, state]) => {
    const { user, field } = state as Partial<Peer>;
    if (clientId === own || typeof user?.colour !== "string") return [];
    return [{ clientId, id: user.id, name: user.name, colour: user.colour, field: field ?? null }];
  });
}

function collabUrl(): string {
  return `${location.protocol === "https:" ? "wss:" : "ws:"}//${location.host}/collab`;
}

async function askDesk(): Promise<boolean | null> {
  const response = await fetch("/desk/api/session", { cache: "no-store" });
  if (response.status === 401) return false;
  return response.ok ? true : null;
}
