// SPDX-License-Identifier: Apache-2.0
package dev.signet.enrol.shared;

import java.util.List;
import java.util.Set;
import java.util.function.Supplier;

/**
 * Which names get certificates.
 *
 * @param fixed at once and always; asked at every look
 * @param demand when somebody asks for them in a handshake
 */
public record WantedNames(Supplier<Set<String>> fixed, OnDemand demand) {
  /**
   * Names that nobody lists one by one.
   *
   * @param allowed host names; one with {@code *.} in front stands for one label before the rest
   * @param perHour how many new ones at most, so that strangers cannot use up what an authority
   *     grants us
   */
  public record OnDemand(List<String> allowed, int perHour) {
    /** Nothing on demand. */
    public static final OnDemand NONE = new OnDemand(List.of(), 0);

    /** Copies the names. */
    public OnDemand {
      allowed = List.copyOf(allowed);
    }

    boolean allows(String host) {
      int dot = host.indexOf('.');
      return allowed.contains(host) || (dot > 0 && allowed.contains("*" + host.substring(dot)));
    }
  }

  boolean isWanted(String name) {
    return fixed.get().contains(name) || demand.allows(name);
  }
}
