/**
 * A panel's tray: the StatusNotifierWatcher that apps register with, and the host that shows
 * their items and presses the entries of their menus, as the StatusNotifierItem and
 * com.canonical.dbusmenu interfaces have it.
 */
import { createHash } from 'node:crypto';
import { z } from 'zod';
import { BusConnection, DBusError, untilOwner, Variant } from './bus-connection';
import { type Patience, until } from './until';

const WATCHER = 'org.kde.StatusNotifierWatcher';
const WATCHER_PATH = '/StatusNotifierWatcher';
const ITEM = 'org.kde.StatusNotifierItem';
const ITEM_PATH = '/StatusNotifierItem';
const MENU = 'com.canonical.dbusmenu';

/** One size of an icon, as the item sends it. */
export class IconPixmap {
  readonly width: number;
  readonly height: number;
  /** The same for the same pixels. */
  readonly fingerprint: string;
  readonly #argb: Buffer;

  constructor(width: number, height: number, argb: Buffer) {
    this.width = width;
    this.height = height;
    this.fingerprint = createHash('sha256').update(argb).digest('hex');
    this.#argb = argb;
  }

  /** The pixel's colour as `#aarrggbb`, x and y counted from the top left. */
  colourAt(x: number, y: number): string {
    const value = this.#argb.readUInt32BE((y * this.width + x) * 4);
    return `#${value.toString(16).padStart(8, '0')}`;
  }
}

/** A tray icon as the panel sees it. */
export interface TrayItem {
  id: string;
  title: string;
  status: string;
  iconName: string;
  iconPixmaps: IconPixmap[];
  tooltip: { title: string; text: string };
}

export interface TrayMenuEntry {
  /** Without the marks of mnemonics; empty for a separator. */
  label: string;
  enabled: boolean;
  visible: boolean;
  separator: boolean;
  /** `null` for an entry that is neither a checkbox nor a radio button. */
  checked: boolean | null;
  children: TrayMenuEntry[];
}

/** A string is the whole label. */
type Label = string | RegExp;

export interface TrayHost {
  /** The icons on the panel now, in the order in which they came. */
  items(): Promise<TrayItem[]>;
  /** The one icon that is expected on the panel, waited for. */
  item(patience?: Patience): Promise<TrayItem>;
  /** The menu of the one icon that is expected, as it is now. */
  menu(): Promise<TrayMenuEntry[]>;
  /**
   * Presses a menu entry, as soon as it is there and can be pressed.
   *
   * @param path The label, or the labels from the top of the menu to the entry.
   */
  press(path: Label | readonly Label[], patience?: Patience): Promise<void>;
  /** Clicks the icon itself. */
  activate(): Promise<void>;
  /** What items announced since the panel started: `registered`, `gone`, `NewIcon`, …. */
  readonly announcements: readonly string[];
  /** The panel crashes: it leaves the bus with all that it knew. */
  kill(): Promise<void>;
  /** The panel comes back, with nothing on it until apps register again. */
  start(): Promise<void>;
}

const itemSchema = z.object({
  Id: z.string(),
  Title: z.string().default(''),
  Status: z.string().default('Active'),
  IconName: z.string().default(''),
  IconPixmap: z.array(z.tuple([z.number(), z.number(), z.instanceof(Buffer)])).default([]),
  ToolTip: z
    .tuple([z.string(), z.array(z.unknown()), z.string(), z.string()])
    .default(['', [], '', '']),
  Menu: z.string().optional(),
});

const layoutSchema = z.tuple([
  z.number(),
  z.object({
    label: z.string().default(''),
    enabled: z.boolean().default(true),
    visible: z.boolean().default(true),
    type: z.string().default('standard'),
    'toggle-type': z.string().default(''),
    'toggle-state': z.number().default(-1),
  }),
  z.array(z.unknown()),
]);

interface Registered {
  /** The name it registered, which its owner may lose. */
  service: string;
  /** The unique name of the program behind it. */
  owner: string;
  path: string;
}

type NumberedEntry = TrayMenuEntry & { id: number; children: NumberedEntry[] };

/** Starts the panel on the bus at `address`. */
export async function startTrayHost(address: string): Promise<TrayHost> {
  const host = new ScriptedTrayHost(address);
  await host.start();
  return host;
}

class ScriptedTrayHost implements TrayHost {
  announcements: string[] = [];
  readonly #address: string;
  #bus: BusConnection | null = null;
  #registered: Registered[] = [];

  constructor(address: string) {
    this.#address = address;
  }

  async start(): Promise<void> {
    if (this.#bus !== null) throw new Error('The panel is already running');
    const bus = await BusConnection.open(this.#address);
    this.announcements = [];
    this.#registered = [];
    bus.serve(WATCHER_PATH, {
      [WATCHER]: {
        methods: {
          RegisterStatusNotifierItem: {
            takes: 's',
            gives: '',
            run: ([name], caller) => this.#register(bus, String(name), caller),
          },
          RegisterStatusNotifierHost: { takes: 's', gives: '', run: () => [] },
        },
        properties: {
          RegisteredStatusNotifierItems: {
            type: 'as',
            read: () => this.#registered.map(({ service, path }) => `${service}${path}`),
          },
          IsStatusNotifierHostRegistered: { type: 'b', read: () => true },
          ProtocolVersion: { type: 'i', read: () => 0 },
        },
        signals: {
          StatusNotifierItemRegistered: 's',
          StatusNotifierItemUnregistered: 's',
          StatusNotifierHostRegistered: '',
        },
      },
    });
    await bus.onNameLost((name) => {
      const gone = this.#registered.filter((i) => i.service === name || i.owner === name);
      for (const item of gone) this.#unregister(bus, item);
    });
    await bus.onSignal({ iface: ITEM }, ({ member, from }) => {
      if (this.#registered.some(({ owner }) => owner === from)) this.announcements.push(member);
    });
    await bus.own(WATCHER);
    await bus.own(`org.kde.StatusNotifierHost-${process.pid}`);
    bus.emit(WATCHER_PATH, WATCHER, 'StatusNotifierHostRegistered', []);
    this.#bus = bus;
  }

  async kill(): Promise<void> {
    this.#bus?.close();
    this.#bus = null;
    this.#registered = [];
    await untilOwner(this.#address, WATCHER, false);
  }

  items(): Promise<TrayItem[]> {
    return Promise.all(
      this.#registered.map(async (registered) => {
        const properties = await this.#properties(registered);
        const [, , title, text] = properties.ToolTip;
        return {
          id: properties.Id,
          title: properties.Title,
          status: properties.Status,
          iconName: properties.IconName,
          iconPixmaps: properties.IconPixmap.map((pixmap) => new IconPixmap(...pixmap)),
          tooltip: { title, text },
        };
      }),
    );
  }

  item(patience: Patience = {}): Promise<TrayItem> {
    return until(
      async () => {
        const items = await this.items();
        if (items.length !== 1) throw new Error(`There are ${items.length} items`);
        return items[0];
      },
      { what: 'one tray item', ...patience },
    );
  }

  async menu(): Promise<TrayMenuEntry[]> {
    const { entries } = await this.#openMenu();
    return entries.map(withoutId);
  }

  async press(path: Label | readonly Label[], patience: Patience = {}): Promise<void> {
    const labels = [path].flat();
    const { id, menu, owner } = await until(
      async () => {
        const opened = await this.#openMenu();
        return { ...opened, id: pressable(opened.entries, labels).id };
      },
      { what: `the tray menu's entry ${labels.join(' ▸ ')}`, ...patience },
    );
    await this.#running().call({
      to: owner,
      path: menu,
      iface: MENU,
      member: 'Event',
      takes: 'isvu',
      args: [id, 'clicked', new Variant('i', 0), 0],
    });
  }

  async activate(): Promise<void> {
    await this.item();
    const { owner, path } = this.#only();
    await this.#running().call({
      to: owner,
      path,
      iface: ITEM,
      member: 'Activate',
      takes: 'ii',
      args: [0, 0],
    });
  }

  #running(): BusConnection {
    if (this.#bus === null) throw new Error('The panel is not running');
    return this.#bus;
  }

  #only(): Registered {
    const [item, ...others] = this.#registered;
    if (item === undefined || others.length > 0) {
      throw new Error(`There are ${this.#registered.length} tray items, not one`);
    }
    return item;
  }

  /** An item gives its own path, or a name that it owns or is known by on the bus. */
  #register(bus: BusConnection, name: string, caller: string): [] {
    const item: Registered = name.startsWith('/')
      ? { service: caller, owner: caller, path: name }
      : { service: name, owner: caller, path: ITEM_PATH };
    this.#registered.push(item);
    this.announcements.push('registered');
    const named = `${item.service}${item.path}`;
    bus.emit(WATCHER_PATH, WATCHER, 'StatusNotifierItemRegistered', [named]);
    return [];
  }

  #unregister(bus: BusConnection, item: Registered): void {
    this.#registered = this.#registered.filter((other) => other !== item);
    this.announcements.push('gone');
    const named = `${item.service}${item.path}`;
    bus.emit(WATCHER_PATH, WATCHER, 'StatusNotifierItemUnregistered', [named]);
  }

  async #properties({ owner, path }: Registered): Promise<z.infer<typeof itemSchema>> {
    return itemSchema.parse(await this.#running().readProperties(owner, path, ITEM));
  }

  /** Reads the menu the way a panel does that is about to show it. */
  async #openMenu(): Promise<{ owner: string; menu: string; entries: NumberedEntry[] }> {
    const item = this.#only();
    const { Menu: menu } = await this.#properties(item);
    if (menu === undefined) throw new Error('The tray item has no menu');
    const toMenu = { to: item.owner, path: menu, iface: MENU };
    const ROOT = 0;
    try {
      await this.#running().call({ ...toMenu, member: 'AboutToShow', takes: 'i', args: [ROOT] });
    } catch (error) {
      // Panels show the menu all the same; Chromium answers so for a root without submenus.
      if (!(error instanceof DBusError)) throw error;
    }
    const WHOLE_TREE = -1;
    const [, root] = await this.#running().call({
      ...toMenu,
      member: 'GetLayout',
      takes: 'iias',
      args: [ROOT, WHOLE_TREE, []],
    });
    return { owner: item.owner, menu, entries: entryOf(root).children };
  }
}

function entryOf(node: unknown): NumberedEntry {
  const [id, properties, children] = layoutSchema.parse(node);
  return {
    id,
    label: properties.label.replace(/_(.?)/g, '$1'),
    enabled: properties.enabled,
    visible: properties.visible,
    separator: properties.type === 'separator',
    checked: properties['toggle-type'] === '' ? null : properties['toggle-state'] === 1,
    children: children.map(entryOf),
  };
}

function withoutId({ id: _, children, ...entry }: NumberedEntry): TrayMenuEntry {
  return { ...entry, children: children.map(withoutId) };
}

function pressable(
  entries: readonly NumberedEntry[],
  [label, ...deeper]: readonly Label[],
): NumberedEntry {
  const entry = entries.find(
    (e) => e.visible && (label instanceof RegExp ? label.test(e.label) : label === e.label),
  );
  if (entry === undefined) {
    throw new Error(`The menu has only ${entries.map((e) => `“${e.label}”`).join(', ')}`);
  }
  if (!entry.enabled) throw new Error(`“${entry.label}” can't be pressed now`);
  return deeper.length === 0 ? entry : pressable(entry.children, deeper);
}
