// SPDX-License-Identifier: Apache-2.0
package dev.signet.ca.acme;

import dev.signet.ca.IssuedCertificate;
import dev.signet.x509.SubjectPublicKey;
import dev.signet.x509.der.Bytes;
import java.util.List;

/**
 * Keeps orders and authorizations (RFC 8555, 7.4 and 7.5). Refusals are {@link
 * dev.signet.explain.FindingException}s with an {@link AcmeCode}, or {@link AcmeRefusal}s.
 */
public interface OrderRegister {
  /** Places an order. */
  AcmeOrder.State place(
      AcmeAccount account, List<AcmeIdentifier> identifiers, AcmeOrder.Terms terms);

  /** An order of the account. */
  AcmeOrder.State order(AcmeAccount account, String id);

  /** The account's orders, newest first. */
  List<String> orders(AcmeAccount account);

  /**
   * Makes the certificate of an order that is ready.
   *
   * @param own the account's key, which no certificate may have
   */
  AcmeOrder.State finish(AcmeAccount account, String id, Bytes csr, SubjectPublicKey own);

  /** The certificate of an order of the account. */
  IssuedCertificate certificate(AcmeAccount account, String id);

  /** An authorization of the account. */
  AcmeAuthorization.State authorization(AcmeAccount account, String id);

  /** Begins to look whether the account shows what a challenge asks for. Does not wait. */
  AcmeAuthorization.State answer(AcmeAccount account, String id, ChallengeType type);

  /** Gives an authorization up, for good. */
  AcmeAuthorization.State relinquish(AcmeAccount account, String id);
}
