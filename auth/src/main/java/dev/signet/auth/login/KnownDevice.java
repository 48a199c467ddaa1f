// SPDX-License-Identifier: Apache-2.0
package dev.signet.auth.login;

import dev.signet.auth.secret.AuthenticCode;
import dev.signet.auth.secret.RandomSecret;
import dev.signet.explain.Redacted;
import java.util.Optional;

/**
 * Tokens by which a device is known on which an account's owner signed in before. Failures of such
 * a device are counted by the device and not by the account, so a stranger who fails on purpose
 * cannot lock the owner out of it.
 *
 * <p>A token signs nobody in. It is {@code ID.CODE}; the code covers the account's id.
 */
public final class KnownDevice {
  private static final int MAX_CHARS = 100;

  private final AuthenticCode code;
  private final RandomSecret secrets;

  /** Devices under a key. */
  public KnownDevice(AuthenticCode code, RandomSecret secrets) {
    this.code = code;
    this.secrets = secrets;
  }

  /** A token for the device that an account's owner has just signed in on. */
  public Redacted remember(String account) {
    String id = secrets.nextId();
    return Redacted.of(id + "." + code.of(text(id, account)));
  }

  /** The device's id, when the token is one of ours for this account. */
  Optional<String> recognised(Redacted token, String account) {
    String text = token.reveal();
    int dot = text.indexOf('.');
    if (dot < 0 || text.length() > MAX_CHARS) {
      return Optional.empty();
    }
    String id = text.substring(0, dot);
    boolean ours = code.isOf(text(id, account), text.substring(dot + 1));
    return ours ? Optional.of(id) : Optional.empty();
  }

  private static String text(String id, String account) {
    return "device " + id + " " + account;
  }
}
