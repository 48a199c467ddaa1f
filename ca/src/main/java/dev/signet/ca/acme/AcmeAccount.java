// SPDX-License-Identifier: Apache-2.0
package dev.signet.ca.acme;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * An account (RFC 8555, 7.1.2).
 *
 * @param id its identifier, the last part of its address
 * @param thumbprint of its key (RFC 7638), in base64url; no two active accounts have the same
 * @param jwk its public key as a JSON Web Key
 * @param contacts mailto addresses
 * @param active whether it was not deactivated
 * @param createdAt when it was made
 * @param binding whose it is, where that was said
 */
public record AcmeAccount(
    String id,
    String thumbprint,
    String jwk,
    List<String> contacts,
    boolean active,
    Instant createdAt,
    Optional<AccountBinding> binding) {
  /** Copies the contacts. */
  public AcmeAccount {
    contacts = List.copyOf(contacts);
  }
}
