/**
 * Items by key that come and go all the time: a map whose past V8 forgets.
 *
 * After every few dozen deletions V8 gives a `Map` or a `Set` a new table, to which the old one points. Once one of these
 * tables has reached the old generation it keeps the next alive, which gets there therefore, and so on: each with all
 * that its items lead to, until the whole heap is collected. The tables of an object point nowhere.
 */
export class ShortLived<Item> {
  private readonly items = Object.create(null) as Record<string, Item>;

  get(key: string): Item | undefined {
    return this.items[key];
  }

  set(key: string, item: Item): void {
    this.items[key] = item;
  }

  delete(key: string): void {
    Reflect.deleteProperty(this.items, key);
  }

  values(): Item[] {
    return Object.values(this.items);
  }

  entries(): [key: string, item: Item][] {
    return Object.entries(this.items);
  }
}
