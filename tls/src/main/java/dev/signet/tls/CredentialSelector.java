// SPDX-License-Identifier: Apache-2.0
package dev.signet.tls;

/** Chooses what a server shows to one client, and what it asks of it. */
@FunctionalInterface
public interface CredentialSelector {
  /** Chooses. */
  Answer<CredentialChoice> choose(ClientGreeting greeting);

  /** Shows the same to everybody. */
  static CredentialSelector always(CredentialChoice choice) {
    Answer<CredentialChoice> answer = Answer.ready(choice);
    return greeting -> answer;
  }
}
