// SPDX-License-Identifier: Apache-2.0
package dev.signet.conformance;

import java.util.List;
import java.util.stream.Stream;

/** A browser without a window that asks nobody outside this machine for anything. */
public final class HeadlessChromium {
  private static final List<String> OPTIONS =
      List.of(
          "--headless",
          "--no-sandbox",
          "--disable-gpu",
          "--disable-quic",
          "--no-first-run",
          "--disable-background-networking",
          "--disable-component-update",
          "--disable-sync",
          "--disable-dev-shm-usage");

  private HeadlessChromium() {}

  /** Its options, and more. */
  public static List<String> options(String... more) {
    return Stream.concat(OPTIONS.stream(), Stream.of(more)).toList();
  }

  /** A command that prints a page, to which its address is still to be added. */
  public static List<String> printing() {
    return Stream.concat(
            Stream.of("chromium"), options("--enable-logging=stderr", "--dump-dom").stream())
        .toList();
  }
}
