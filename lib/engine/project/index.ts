export {
  type Configuration,
  defaultConfiguration,
  type EntryOverride,
  isCompiled,
  isCxx,
  type Project,
  type RuledOut,
  type SourceFile,
} from "./project";
