/**
 * What the public may read of a snapshot, computed and protected once when it is published: nobody's record is in it.
 *
 * A row is a cell. `dimensions` names its table, such as `sex,ageBand`, and `value_0`, `value_1` the group in it. Where
 * nothing of a place may be told, one row says so for every measure of its base, under the name of the base.
 */
export const releaseTables = `
CREATE SCHEMA release;
CREATE TABLE release.cell (
  measure VARCHAR NOT NULL, clock VARCHAR NOT NULL, grain VARCHAR NOT NULL, dimensions VARCHAR NOT NULL,
  value_0 VARCHAR, value_1 VARCHAR, period VARCHAR, is_withheld BOOLEAN NOT NULL,
  value DOUBLE, numerator DOUBLE, denominator DOUBLE, unknown DOUBLE, q1 DOUBLE, q3 DOUBLE
);`
