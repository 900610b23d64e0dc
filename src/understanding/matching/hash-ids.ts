const FIRST_SLOTS = 1024;

/** Numbers hashes from 0 in the order in which they come: an open-addressing table, four times smaller and faster than a Map. */
export class HashIds {
  #hashes: Uint32Array = new Uint32Array(FIRST_SLOTS / 2);
  /** The id in each slot, or -1; at most half full, so that a search ends after a step or two. */
  #slots: Int32Array = new Int32Array(FIRST_SLOTS).fill(-1);
  #size = 0;

  /** @param hashes  each once; they get their positions as ids */
  static of(hashes: Uint32Array): HashIds {
    const ids = new HashIds();
    ids.#size = hashes.length;
    ids.#hashes = hashes;
    ids.#place(2 ** Math.ceil(Math.log2(hashes.length + 1) + 1));
    return ids;
  }

  get size(): number {
    return this.#size;
  }

  /** The hash of each id, in order of id. */
  get hashes(): Uint32Array {
    return this.#hashes.subarray(0, this.#size);
  }

  /** The id of a hash, or -1. */
  idOf(hash: number): number {
    return this.#slots[this.#slotOf(hash)]!;
  }

  /** The id of a hash, which gets one when it has none. */
  add(hash: number): number {
    const known = this.idOf(hash);
    if (known >= 0) return known;
    if (this.#size === this.#hashes.length) this.#grow();
    const id = this.#size++;
    this.#hashes[id] = hash;
    this.#slots[this.#slotOf(hash)] = id;
    return id;
  }

  #grow(): void {
    const more = new Uint32Array(Math.max(FIRST_SLOTS / 2, this.#hashes.length * 2));
    more.set(this.#hashes);
    this.#hashes = more;
    this.#place(more.length * 2);
  }

  /** Puts all ids into so many slots, a power of two. */
  #place(slots: number): void {
    this.#slots = new Int32Array(slots).fill(-1);
    for (let id = 0; id < this.#size; id++) this.#slots[this.#slotOf(this.#hashes[id]!)] = id;
  }

  /** Where a hash stands, or the empty slot where it would. */
  #slotOf(hash: number): number {
    const slots = this.#slots;
    const mask = slots.length - 1;
    let slot = hash & mask;
    for (let id = slots[slot]!; id >= 0 && this.#hashes[id] !== hash; id = slots[slot]!) slot = (slot + 1) & mask;
    return slot;
  }
}
