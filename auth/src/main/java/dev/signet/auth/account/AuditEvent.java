// SPDX-License-Identifier: Apache-2.0
package dev.signet.auth.account;

import java.util.Locale;

/** What the audit trail records. */
public enum AuditEvent {
  /** An account was made by a command or a one-time link. */
  ACCOUNT_ADDED,
  /** A person made an account. */
  ACCOUNT_REGISTERED,
  /** An account was disabled. */
  ACCOUNT_DISABLED,
  /** An account was enabled again. */
  ACCOUNT_ENABLED,
  /** A role was granted. */
  ROLE_GRANTED,
  /** A role was revoked. */
  ROLE_REVOKED,
  /** A password was set by its owner. */
  PASSWORD_SET,
  /** A one-time link was made. */
  LINK_MADE,
  /** A one-time link was used. */
  LINK_USED,
  /** A login. */
  LOGIN,
  /** A login that was refused. */
  LOGIN_REFUSED,
  /** A login was ended by its owner. */
  LOGOUT,
  /** A refresh token was used a second time, and its family ended. */
  REFRESH_REUSED,
  /** A signing key was made. */
  KEY_ADDED,
  /** A signing key was deleted. */
  KEY_DELETED;

  /** The name in the database. */
  public String word() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
