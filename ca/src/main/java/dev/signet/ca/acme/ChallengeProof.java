// SPDX-License-Identifier: Apache-2.0
package dev.signet.ca.acme;

/**
 * What an applicant must show.
 *
 * @param identifier whose control is to be proven, without {@code *.}
 * @param token the challenge's token
 * @param thumbprint of the account's key
 */
public record ChallengeProof(AcmeIdentifier identifier, String token, String thumbprint) {
  /** The key authorization (RFC 8555, 8.1). */
  public String keyAuthorization() {
    return token + "." + thumbprint;
  }
}
