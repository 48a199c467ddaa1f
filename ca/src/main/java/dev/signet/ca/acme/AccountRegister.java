// SPDX-License-Identifier: Apache-2.0
package dev.signet.ca.acme;

import java.util.List;

/**
 * Keeps the accounts (RFC 8555, 7.3). Refusals are {@link dev.signet.explain.FindingException}s
 * with an {@link AcmeCode}.
 */
public interface AccountRegister {
  /**
   * The account of a key, made where there is none.
   *
   * @param contacts of a new one; ignored where there is one already
   * @param existing whether none may be made
   */
  Registration register(AccountKey key, List<String> contacts, boolean existing);

  /** An account that may still act. */
  AcmeAccount active(String id);

  /** Changes the contacts. */
  AcmeAccount contacts(AcmeAccount account, List<String> contacts);

  /** Deactivates the account, for good. */
  AcmeAccount deactivate(AcmeAccount account);

  /** Changes the key; the caller has checked both signatures. */
  AcmeAccount changeKey(AcmeAccount account, AccountKey changed);

  /**
   * An account and whether it is new.
   *
   * @param account the account
   * @param created whether it was made just now
   */
  record Registration(AcmeAccount account, boolean created) {}
}
