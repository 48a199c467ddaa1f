// SPDX-License-Identifier: Apache-2.0
package dev.signet.conformance.faultlab;

import java.util.List;
import java.util.Random;

/** Names and spans that are drawn anew for each case, so that nothing can be known by heart. */
final class Draw {
  private static final List<String> FIRST =
      List.of(
          "Amber", "Birch", "Cobalt", "Dune", "Ember", "Fjord", "Glacier", "Heron", "Indigo",
          "Juniper", "Krill", "Lichen", "Meadow", "Nimbus", "Ochre", "Pebble", "Quartz", "Raven");

  private static final List<String> SECOND =
      List.of(
          "Analytics",
          "Bakery",
          "Cinemas",
          "Dairy",
          "Energy",
          "Freight",
          "Gardens",
          "Hotels",
          "Instruments",
          "Junction",
          "Kitchens",
          "Logistics",
          "Mills",
          "Networks",
          "Optics");

  private static final List<String> PLACE =
      List.of(
          "api", "app", "billing", "cache", "db", "edge", "files", "git", "mail", "orders",
          "portal", "queue", "search", "shop", "vault", "wiki");

  /** Debian's and other software's default certificates. */
  private static final List<String> DEFAULTS =
      List.of("TRAEFIK DEFAULT CERT", "Kubernetes Ingress Controller Fake Certificate", "Plesk");

  /** Products that inspect connections, as their certificates call them. */
  private static final List<String> INSPECTORS =
      List.of(
          "Zscaler Intermediate Root CA",
          "Netskope Root",
          "Fortinet Untrusted CA",
          "Cisco Umbrella Root CA",
          "mitmproxy",
          "Sophos SSL CA",
          "Palo Alto Decryption CA");

  private final Random random;

  Draw(long seed) {
    this.random = new Random(seed);
  }

  String organisation() {
    return one(FIRST) + " " + one(SECOND) + " " + (10 + random.nextInt(90));
  }

  String host() {
    return one(PLACE)
        + number(1000)
        + "."
        + one(FIRST).toLowerCase(java.util.Locale.ROOT)
        + number(1000)
        + ".example";
  }

  String alias() {
    return one(PLACE) + "-" + number(100) + ".internal";
  }

  String defaultName() {
    return one(DEFAULTS);
  }

  String inspector() {
    return one(INSPECTORS);
  }

  int days(int from, int to) {
    return from + random.nextInt(to - from);
  }

  byte[] noise(int length) {
    byte[] bytes = new byte[length];
    random.nextBytes(bytes);
    // Neither a record nor a banner.
    bytes[0] = (byte) (0x80 | bytes[0]);
    return bytes;
  }

  private int number(int below) {
    return random.nextInt(below);
  }

  private String one(List<String> list) {
    return list.get(random.nextInt(list.size()));
  }
}
