// SPDX-License-Identifier: Apache-2.0
package dev.signet.ca.enrolment;

import java.time.Instant;
import java.util.List;

/**
 * What gets somebody a first certificate. Its secret is in nobody's memory: it follows from the
 * keyring and the identifier.
 *
 * @param id the identifier, the user name of HTTP Basic
 * @param owner for whom it was made
 * @param domains the names that may be certified, each with everything below it; empty for all that
 *     the authority certifies
 * @param createdAt when it was made
 * @param expiresAt until when it can be used
 */
public record EnrolmentToken(
    String id, String owner, List<String> domains, Instant createdAt, Instant expiresAt) {
  /** Copies the domains. */
  public EnrolmentToken {
    domains = List.copyOf(domains);
  }

  /** Whether a name in lower case, with or without a wildcard, may be certified. */
  boolean covers(String wanted) {
    String name = wanted.startsWith("*.") ? wanted.substring(2) : wanted;
    return domains.isEmpty()
        || domains.stream().anyMatch(domain -> name.equals(domain) || name.endsWith("." + domain));
  }
}
