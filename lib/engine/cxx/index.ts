export { type TranslationInput, translateUnits } from "./translate";
