// SPDX-License-Identifier: Apache-2.0
package dev.signet.ca.acme;

import dev.signet.x509.der.Bytes;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Where the ACME server keeps what it knows. Which of two requests came first is decided in here,
 * by one statement or one transaction each, so that any number of nodes share it.
 */
public interface AcmeStore {
  /**
   * Notes that a nonce was used.
   *
   * @param until when it may be forgotten, for it is too old from then on
   * @return false where it was used before
   */
  boolean spend(String nonce, Instant now, Instant until);

  /**
   * Makes an account, or yields the one that has its key already. Where it is bound, the binding's
   * key is spent in the same transaction; an account is not made by a key that was spent before.
   *
   * @return empty where the binding's key made another account
   */
  Optional<AcmeAccount> register(AcmeAccount account);

  /** How many accounts are active. */
  int activeAccounts();

  /** Notes a key that may make an account. */
  void invite(BindingInvitation invitation);

  /** The key of an identifier, whether or not it was spent. */
  Optional<BindingInvitation> invitation(String key);

  /** The orders that an account has placed since a moment. */
  Tally ordersSince(String account, Instant since);

  /** The orders for exactly these names that became certificates and were placed since a moment. */
  Tally issuedSince(List<AcmeIdentifier> identifiers, Instant since);

  /**
   * How many there are.
   *
   * @param count how many
   * @param first when the first of them was; empty where there is none
   */
  record Tally(int count, Optional<Instant> first) {}

  /** The account of an identifier. */
  Optional<AcmeAccount> account(String id);

  /** The account of a key. */
  Optional<AcmeAccount> accountOf(String thumbprint);

  /** Changes an active account's contacts. */
  void setContacts(String account, List<String> contacts);

  /** Deactivates an account, for good. */
  void deactivate(String account, Instant at);

  /**
   * Changes an active account's key.
   *
   * @return false where another account has the new key, or this one no longer the old
   */
  boolean changeKey(String account, String oldThumbprint, AccountKey changed);

  /** Places an order together with those of its authorizations that are new. */
  void place(AcmeOrder order, List<AcmeAuthorization> fresh, List<String> authorizations);

  /** An order and what has happened to it. */
  Optional<AcmeOrder.State> order(String id, Instant now);

  /** The orders of an account, newest first, that can still be used or were fulfilled. */
  List<String> orders(String account, Instant now, int limit);

  /** How many orders of an account are open. */
  int openOrders(String account, Instant now);

  /** Whether an order that is open or was fulfilled replaces a certificate. */
  boolean isReplaced(String serial, Instant now);

  /** An authorization and what has happened to it. */
  Optional<AcmeAuthorization.State> authorization(String id);

  /** The authorization of an account for a subject that is valid and lasts at least until then. */
  Optional<String> proven(String account, AcmeAuthorization.Subject subject, Instant until);

  /**
   * Begins a trial.
   *
   * @param stale a trial that began before this and has no outcome was cut off: it is taken over
   * @return false where a trial runs or ran
   */
  boolean begin(String authorization, AcmeAuthorization.Attempt attempt, Instant stale);

  /**
   * Notes what came of a trial. The first outcome stays.
   *
   * @param until how long a proof holds; ignored for a failure
   */
  void conclude(String authorization, AcmeAuthorization.Validation validation, Instant until);

  /** Gives an authorization up, for good. */
  void relinquish(String authorization, Instant at);

  /**
   * Begins to make an order's certificate.
   *
   * @param stale a beginning before this without outcome was cut off: it is taken over
   * @return false where somebody else does, or did
   */
  boolean claim(String order, Bytes csr, Instant now, Instant stale);

  /** The signing request of an order whose making was cut off before this. */
  Optional<Bytes> cutOff(String order, Instant stale);

  /** Ends an order. The first end stays. */
  void conclude(String order, AcmeOrder.Outcome outcome, Instant at);

  /** The account whose order a certificate fulfilled. */
  Optional<String> subscriber(String serial);
}
