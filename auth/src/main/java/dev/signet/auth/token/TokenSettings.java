// SPDX-License-Identifier: Apache-2.0
package dev.signet.auth.token;

import java.time.Duration;

/**
 * How tokens are made.
 *
 * @param issuer {@code iss}: the gateway's address, for instance {@code https://localhost:8443}
 * @param audience {@code aud} of access tokens
 * @param algorithm of access tokens; assertions are always ES256
 * @param life of access tokens
 * @param providers sign and verify
 */
public record TokenSettings(
    String issuer,
    String audience,
    TokenAlgorithm algorithm,
    Duration life,
    SignatureProviders providers) {
  /** Long enough to be worth a refresh, short enough to be harmless. */
  public static final Duration LIFE = Duration.ofMinutes(5);

  /** No access token lives longer: retired keys are published for so long. */
  public static final Duration MAX_LIFE = Duration.ofHours(1);

  /** Refuses a life that is longer than {@link #MAX_LIFE}. */
  public TokenSettings {
    if (life.compareTo(MAX_LIFE) > 0 || life.toSeconds() < 1) {
      throw new IllegalArgumentException("an access token lives 1 s to 1 h, not " + life);
    }
  }

  /** ES256 tokens of five minutes whose audience is their issuer. */
  public static TokenSettings of(String issuer) {
    return new TokenSettings(
        issuer, issuer, TokenAlgorithm.ES256, LIFE, SignatureProviders.portable());
  }

  /** The same with another algorithm. */
  public TokenSettings signedBy(TokenAlgorithm other) {
    return new TokenSettings(issuer, audience, other, life, providers);
  }

  /** The same with other providers. */
  public TokenSettings using(SignatureProviders other) {
    return new TokenSettings(issuer, audience, algorithm, life, other);
  }

  TokenAlgorithm algorithmFor(KeyPurpose purpose) {
    return switch (purpose) {
      case ACCESS -> algorithm;
      case ASSERTION -> TokenAlgorithm.ES256;
    };
  }
}
