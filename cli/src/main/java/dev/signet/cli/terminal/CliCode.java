// SPDX-License-Identifier: Apache-2.0
package dev.signet.cli.terminal;

import dev.signet.explain.Category;
import dev.signet.explain.Code;
import dev.signet.explain.Fault;
import dev.signet.explain.Severity;

/** The checks of commands and of starting up that can fail. */
public enum CliCode implements Code {
  /** There is no such command. */
  COMMAND_UNKNOWN(Category.USAGE),
  /** A command needs to be followed by another word. */
  COMMAND_INCOMPLETE(Category.USAGE),
  /** The command has no such option. */
  OPTION_UNKNOWN(Category.USAGE),
  /** The command takes fewer words. */
  ARGUMENT_SURPLUS(Category.USAGE),
  /** The command needs something that was not given. */
  ARGUMENT_MISSING(Category.USAGE),
  /** An option or argument has a value that it cannot have. */
  ARGUMENT_VALUE(Category.USAGE),
  /** {@code explain} was asked for a code that does not exist. */
  CODE_UNKNOWN(Category.USAGE),
  /** No data directory is there yet. */
  DATA_DIRECTORY_ABSENT(Category.LOCAL),
  /** The running process does not answer on its control socket. */
  CONTROL_UNANSWERED(Category.UNREACHABLE),
  /** A command to the running process was not understood. */
  CONTROL_MALFORMED(Category.MALFORMED),
  /** The settings file was edited and is wrong; the running process keeps the old settings. */
  SETTINGS_KEPT(Category.LOCAL),
  /** The settings file was edited where only a new start can follow. */
  RESTART_NEEDED(Category.LOCAL),
  /** The demonstration's open registration ended with the first application of one's own. */
  REGISTRATION_NOW_CLOSED(Category.LOCAL),
  /** No clock or a wrong one. */
  CLOCK_WRONG(Category.LOCAL),
  /** Native cryptography does not load. */
  NATIVE_CRYPTOGRAPHY_ABSENT(Category.LOCAL),
  /** The library that hashes passwords does not load. */
  NATIVE_PASSWORD_HASHING_ABSENT(Category.LOCAL),
  /** The root is not in a trust store of this machine. */
  ROOT_NOT_INSTALLED(Category.LOCAL),
  /** The disk is nearly full. */
  DISK_NEARLY_FULL(Category.LOCAL),
  /** The JDK is not the one that Signet is made for. */
  JDK_UNSUITABLE(Category.LOCAL),
  /** A proof is shown by our own TLS alone. */
  PROOF_NEEDS_ENGINE(Category.LOCAL),
  /** The demonstration does not start. */
  DEMO_FAILED(Category.LOCAL),
  /** Something happened that should not be able to. */
  INTERNAL_ERROR(Category.INTERNAL);

  private final Category category;

  CliCode(Category category) {
    this.category = category;
  }

  @Override
  public Severity severity() {
    return switch (this) {
      case SETTINGS_KEPT, RESTART_NEEDED, CLOCK_WRONG, ROOT_NOT_INSTALLED, DISK_NEARLY_FULL ->
          Severity.WARNING;
      case NATIVE_CRYPTOGRAPHY_ABSENT, NATIVE_PASSWORD_HASHING_ABSENT, REGISTRATION_NOW_CLOSED ->
          Severity.NOTE;
      default -> Severity.ERROR;
    };
  }

  @Override
  public Fault fault() {
    return switch (category) {
      case INTERNAL -> Fault.OURS;
      case UNREACHABLE -> Fault.NETWORK;
      default -> Fault.CONFIGURATION;
    };
  }

  @Override
  public Category category() {
    return category;
  }
}
