// SPDX-License-Identifier: Apache-2.0
package dev.signet.x509.path;

import dev.signet.explain.Code;
import dev.signet.explain.Finding;
import dev.signet.explain.Printable;
import java.util.List;

/** One rule that a path must keep. */
@FunctionalInterface
interface Check {
  /** What breaks the rule; nothing where it is kept. */
  List<Finding> findings(Examination of);

  /** Starts a finding about the certificate at an index of a path. */
  static Finding.Builder about(Code code, CandidatePath path, int index) {
    return Finding.about(code)
        .subject(Printable.line(path.certificates().get(index).shortText()))
        .with("place", path.place(index))
        .with("depth", Integer.toString(index));
  }
}
