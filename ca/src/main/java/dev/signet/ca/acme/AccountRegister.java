// SPDX-License-Identifier: Apache-2.0
package dev.signet.ca.acme;

import java.util.List;
import java.util.Optional;

/**
 * Keeps the accounts (RFC 8555, 7.3). Refusals are {@link dev.signet.explain.FindingException}s
 * with an {@link AcmeCode}.
 */
public interface AccountRegister {
  /**
   * The account of a key, made where there is none.
   *
   * <p>What a new one is to have is ignored where there is one already.
   */
  Registration register(Application application);

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

  /**
   * What an applicant asks for.
   *
   * @param key the account's key
   * @param contacts of a new account
   * @param existing whether none may be made
   * @param claim who the account is bound to, where the applicant says so
   */
  record Application(
      AccountKey key, List<String> contacts, boolean existing, Optional<BindingClaim> claim) {
    /** Copies the contacts. */
    public Application {
      contacts = List.copyOf(contacts);
    }
  }
}
