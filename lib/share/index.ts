export { decodeLink, encodeLink, type LinkReading } from "./link-codec";
export { type LinkPayload, sliceReport } from "./link-payload";
export { type LengthBand, lengthBand, linkProblem } from "./messages";
