// SPDX-License-Identifier: Apache-2.0
package dev.signet.ca.acme;

import java.util.List;

/**
 * Whose an account is (RFC 8555, 7.3.4), and what it may order for that.
 *
 * @param key the identifier of the key that made the binding
 * @param owner for whom the key was made
 * @param domains the names it may order, each with everything below it; empty for all that the
 *     authority certifies
 */
public record AccountBinding(String key, String owner, List<String> domains) {
  /** Copies the domains. */
  public AccountBinding {
    domains = List.copyOf(domains);
  }

  /** Whether an identifier may be ordered. */
  public boolean covers(AcmeIdentifier identifier) {
    String name = identifier.base().value();
    return domains.isEmpty()
        || domains.stream().anyMatch(domain -> name.equals(domain) || name.endsWith("." + domain));
  }
}
