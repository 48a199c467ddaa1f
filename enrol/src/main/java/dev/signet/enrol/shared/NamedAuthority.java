// SPDX-License-Identifier: Apache-2.0
package dev.signet.enrol.shared;

import dev.signet.enrol.Enroller;
import java.util.function.Supplier;

/**
 * An authority that can be asked.
 *
 * @param name its directory; empty for our own
 * @param enroller makes what asks it, for one order
 */
public record NamedAuthority(String name, Supplier<Enroller> enroller) {
  /** Our own authority, which is asked last. */
  public static NamedAuthority own(Enroller enroller) {
    return new NamedAuthority("", () -> enroller);
  }

  boolean isOwn() {
    return name.isEmpty();
  }

  /** As people know it. */
  String text() {
    return text(name);
  }

  static String text(String name) {
    return name.isEmpty() ? "our own authority" : name;
  }
}
