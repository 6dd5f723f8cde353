/** An address that leads nowhere. */
import Link from "next/link";
import { Article } from "@/components/shell/article";

export default function NotFound() {
  return (
    <Article title="Nothing here" lead="There is no page at this address.">
      <p>
        <Link href="/">Open the verifier</Link>
      </p>
    </Article>
  );
}
