// SPDX-License-Identifier: Apache-2.0
package dev.signet.auth.account;

import org.jdbi.v3.core.Handle;

/** Ends logins when an account changes so that they must not go on. */
@FunctionalInterface
public interface LoginEnding {
  /** Ends every login of an account, as part of a transaction. */
  void endAll(Handle handle, String account);
}
