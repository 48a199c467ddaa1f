// SPDX-License-Identifier: Apache-2.0
package dev.signet.ca.acme;

import java.time.Instant;

/**
 * A key that makes one account, with what that account will be bound to. Its secret is in nobody's
 * memory: it follows from the keyring and the identifier.
 *
 * @param binding what the account will be bound to
 * @param createdAt when it was made
 * @param expiresAt until when it makes an account
 */
public record BindingInvitation(AccountBinding binding, Instant createdAt, Instant expiresAt) {}
