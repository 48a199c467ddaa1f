// SPDX-License-Identifier: Apache-2.0
package dev.signet.ca.issue;

import dev.signet.ca.Profile;
import dev.signet.ca.Purpose;
import dev.signet.explain.Finding;
import dev.signet.x509.GeneralName;
import dev.signet.x509.SubjectPublicKey;
import dev.signet.x509.Validity;
import java.util.List;
import java.util.Set;

/**
 * What was asked for and is allowed: all that the certificate may say of its subject.
 *
 * <p>A proof value: only {@link IssuancePolicy} makes one, and a certificate is built from nothing
 * else.
 */
final class Grant {
  private final Profile profile;
  private final Set<Purpose> purposes;
  private final Subject subject;
  private final Validity validity;
  private final List<Finding> notes;

  Grant(
      Profile profile,
      Set<Purpose> purposes,
      Subject subject,
      Validity validity,
      List<Finding> notes) {
    this.profile = profile;
    this.purposes = Set.copyOf(purposes);
    this.subject = subject;
    this.validity = validity;
    this.notes = List.copyOf(notes);
  }

  /**
   * Who is certified.
   *
   * @param commonName the common name, or empty
   * @param names host names in lower case and addresses, each once, in the order of the request
   * @param key the key
   */
  record Subject(String commonName, List<GeneralName> names, SubjectPublicKey key) {
    Subject {
      names = List.copyOf(names);
    }
  }

  Profile profile() {
    return profile;
  }

  /** Those of the profile that the request did not leave out. */
  Set<Purpose> purposes() {
    return purposes;
  }

  Subject subject() {
    return subject;
  }

  /** Within the issuer's own. */
  Validity validity() {
    return validity;
  }

  /** What was asked for and left out. */
  List<Finding> notes() {
    return notes;
  }
}
