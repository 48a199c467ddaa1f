// SPDX-License-Identifier: Apache-2.0
package dev.signet.auth.account;

/**
 * Who does something, for the audit trail.
 *
 * @param name an account's id, or {@code command}, {@code system}, or empty where nobody is known
 * @param source the address that it was done from, or empty
 */
public record Actor(String name, String source) {
  /** Somebody at a command line on this machine. */
  public static Actor command() {
    return new Actor("command", "");
  }

  /** Signet itself, by its clock. */
  public static Actor system() {
    return new Actor("system", "");
  }

  /** Somebody at an address who has not shown who they are. */
  public static Actor at(String source) {
    return new Actor("", source);
  }
}
