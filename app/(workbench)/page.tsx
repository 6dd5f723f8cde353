/** The verifier: one client island. */
import { Workbench } from "@/components/shell/workbench";

export default function WorkbenchPage() {
  return <Workbench />;
}
