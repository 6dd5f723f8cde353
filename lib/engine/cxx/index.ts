export { type TranslationInput, translateUnits } from "./translate";
export { READER_FAILED } from "./translator";
