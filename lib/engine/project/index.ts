export {
  type Configuration,
  defaultConfiguration,
  type EntryOverride,
  isCompiled,
  type Project,
  type SourceFile,
} from "./project";
