/** A run of printed words of a `ShapeText`, both ends included. */
export interface Range {
  readonly from: number;
  readonly to: number;
}
