// SPDX-License-Identifier: Apache-2.0
package dev.signet.conformance.diff;

import java.io.IOException;
import java.util.List;
import java.util.Optional;

/** Another validator of certificate paths. */
interface DiffPeer extends AutoCloseable {
  /** Its name in the table of reasons. */
  String name();

  /** Why it cannot be asked on this machine; empty where it can. */
  Optional<String> missing() throws Exception;

  /** Whether it can be asked a case at all. */
  boolean takes(DiffCase asked);

  /** Whether it compares names; if not, it is held against what we say of the path alone. */
  boolean looksAtNames();

  /** Its answers, in the order of the cases. */
  List<DiffAnswer> judge(List<DiffCase> cases) throws Exception;

  @Override
  default void close() throws IOException {}
}
