// SPDX-License-Identifier: Apache-2.0
package dev.signet.cli.terminal;

import dev.signet.explain.Category;

/** How the program ends. The numbers are documented and never change. */
public enum ExitCode {
  /** Everything is as it should be. */
  FINE(0),
  /** Something was found that somebody should look at. */
  FINDING(1),
  /** The command was typed wrong. */
  USAGE(2),
  /** A certificate or its issuer is not trusted. */
  NOT_TRUSTED(3),
  /** A certificate does not name the host. */
  NAME(4),
  /** Something is expired or not valid yet. */
  TIME(5),
  /** A client certificate is missing or was refused. */
  CLIENT_CERTIFICATE(6),
  /** A handshake or a protocol failed. */
  PROTOCOL(7),
  /** A host, port or service cannot be reached. */
  UNREACHABLE(8),
  /** A local file, folder, port or setting. */
  LOCAL(9),
  /** A bug in Signet. */
  BUG(70);

  private final int number;

  ExitCode(int number) {
    this.number = number;
  }

  /** The process's exit status. */
  public int number() {
    return number;
  }

  /** The exit code for a kind of failure. Total: a new kind does not compile until it has one. */
  public static ExitCode of(Category category) {
    return switch (category) {
      case TRUST -> NOT_TRUSTED;
      case NAME -> NAME;
      case TIME -> TIME;
      case CLIENT_CERTIFICATE -> CLIENT_CERTIFICATE;
      case PROTOCOL, UNSUPPORTED, VERSION -> PROTOCOL;
      case UNREACHABLE, UPSTREAM, UPSTREAM_SLOW, UNAVAILABLE -> UNREACHABLE;
      case LOCAL, STORAGE -> LOCAL;
      case USAGE -> USAGE;
      case MALFORMED,
          UNAUTHENTICATED,
          FORBIDDEN,
          ABSENT,
          METHOD,
          CONFLICT,
          CONTENT_SIZE,
          HEADER_SIZE,
          TARGET_SIZE,
          CONTENT_TYPE,
          UNPROCESSABLE,
          MISDIRECTED,
          THROTTLED,
          CLIENT_SLOW ->
          FINDING;
      case INTERNAL -> BUG;
    };
  }
}
