/** A source of chance, seeded by whoever hands it over, so that a result can be had again. `next` is uniform in [0, 1). */
export interface Uniform {
  next(): number
}
