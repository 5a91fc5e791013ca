/** A class of a CSS module as properties of a component that takes no undefined class. */
export const classed = (name: string | undefined): { className?: string } =>
  name === undefined ? {} : { className: name }
