// SPDX-License-Identifier: Apache-2.0
package dev.signet.cli.config;

import dev.signet.cli.terminal.WrongValue;
import java.net.InetSocketAddress;
import java.util.List;

/** Domain names, and where they are served, that are given on the command line. */
public final class Domains {
  private Domains() {}

  /** The names in lower case. One that is none is a finding, as an exception. */
  public static List<String> require(String command, List<String> names) {
    return names.stream().map(name -> require(command, name)).toList();
  }

  /** The address of a name server, with its port. Anything else is a finding, as an exception. */
  public static InetSocketAddress server(String command, String option, String text) {
    return Settings.Texts.socket(text)
        .orElseThrow(
            () -> WrongValue.of(command, option, "an IP address, perhaps with a port", text));
  }

  private static String require(String command, String name) {
    return Settings.Texts.domain(name)
        .orElseThrow(
            () -> WrongValue.of(command, "--domain", "a domain name such as example.org", name));
  }
}
