/** Stands in for Node's modules where a library names them in a branch that a browser never takes. */
export {};
