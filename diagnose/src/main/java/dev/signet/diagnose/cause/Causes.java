// SPDX-License-Identifier: Apache-2.0
package dev.signet.diagnose.cause;

import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** All causes there are. */
public final class Causes {
  private static final Map<String, Cause> BY_ID =
      all().collect(Collectors.toUnmodifiableMap(Cause::id, Function.identity()));

  private Causes() {}

  /** Every one, by what has to be mended. */
  public static Stream<Cause> all() {
    return Stream.<Cause[]>of(
            ReachCause.values(),
            HandshakeCause.values(),
            ChainCause.values(),
            TimeCause.values(),
            NameCause.values(),
            ContentCause.values(),
            RevocationCause.values(),
            ClientCause.values(),
            FileCause.values(),
            DatabaseCause.values())
        .flatMap(Stream::of);
  }

  /** The cause of a code. */
  public static Optional<Cause> byId(String id) {
    return Optional.ofNullable(BY_ID.get(id));
  }
}
