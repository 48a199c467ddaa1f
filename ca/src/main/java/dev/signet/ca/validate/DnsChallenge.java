// SPDX-License-Identifier: Apache-2.0
package dev.signet.ca.validate;

import dev.signet.ca.acme.AcmeCode;
import dev.signet.ca.acme.ChallengeProof;
import dev.signet.ca.acme.ChallengeValidator;
import dev.signet.explain.Finding;
import dev.signet.explain.Printable;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

/** dns-01 (RFC 8555, 8.4): a TXT record with the digest of the key authorization. */
final class DnsChallenge implements ChallengeValidator {
  private static final String LABEL = "_acme-challenge.";

  private final NameLookup names;

  DnsChallenge(NameLookup names) {
    this.names = names;
  }

  @Override
  public Optional<Finding> validate(ChallengeProof proof) {
    String name = LABEL + proof.identifier().value();
    String wanted = digest(proof.keyAuthorization());
    List<String> texts = names.texts(name);
    if (texts.contains(wanted)) {
      return Optional.empty();
    }
    return Optional.of(
        Finding.about(
                texts.isEmpty()
                    ? AcmeCode.CHALLENGE_NAME_UNRESOLVED
                    : AcmeCode.CHALLENGE_RESPONSE_WRONG)
            .subject("TXT " + name)
            .wanted(wanted)
            .found(texts.isEmpty() ? "no TXT record" : Printable.line(String.join(", ", texts)))
            .build());
  }

  private static String digest(String text) {
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.US_ASCII));
      return Base64.getUrlEncoder().withoutPadding().encodeToString(hash);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
