// SPDX-License-Identifier: Apache-2.0
package dev.signet.tls.server;

/** A pre-shared key that the client has proved to hold, by its binder. */
sealed interface AcceptedPsk permits AcceptedTicket, AcceptedKey {
  /** Which of the client's identities it is. */
  int index();

  /** A copy of the key, which the caller wipes. */
  byte[] secret();
}
