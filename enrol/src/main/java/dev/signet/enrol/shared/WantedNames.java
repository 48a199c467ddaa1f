// SPDX-License-Identifier: Apache-2.0
package dev.signet.enrol.shared;

import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import java.util.regex.Pattern;

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

    /** RFC 1123, 2.1. */
    private static final Pattern LABEL = Pattern.compile("[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?");

    /** Copies the names. */
    public OnDemand {
      allowed = List.copyOf(allowed);
    }

    /** A client may send anything as a name. */
    boolean allows(String host) {
      int dot = host.indexOf('.');
      return dot > 0
          && LABEL.matcher(host.substring(0, dot)).matches()
          && (allowed.contains(host) || allowed.contains("*" + host.substring(dot)));
    }
  }
}
