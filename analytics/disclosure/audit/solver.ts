import load from 'highs'

/**
 * The solver of linear programmes, loaded once with the module: HiGHS compiled to WebAssembly, about 0.1 s. What comes
 * after is synchronous, and gives the same solution for the same programme.
 *
 * Huangfu Q, Hall JAJ. Math Prog Comp 2018; 10: 119-142.
 */
export const solver = await load()
