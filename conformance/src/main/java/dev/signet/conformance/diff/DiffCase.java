// SPDX-License-Identifier: Apache-2.0
package dev.signet.conformance.diff;

import dev.signet.x509.Crl;
import dev.signet.x509.der.Bytes;
import dev.signet.x509.policy.PolicyInputs;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Certificates that several validators are asked about.
 *
 * @param id its name
 * @param faults what is wrong or unusual about it; of other people's suites the case's own name
 * @param chain the certificates
 * @param question what is asked
 */
record DiffCase(String id, List<String> faults, Chain chain, Question question) {
  /**
   * Certificates in DER.
   *
   * @param trusted the roots
   * @param others those beside the peer's, in the order in which it sent them
   * @param leaf the peer's
   */
  record Chain(List<Bytes> trusted, List<Bytes> others, Bytes leaf) {}

  /**
   * What is asked.
   *
   * @param moment when
   * @param host whom the leaf must name, a TLS server; empty for any purpose and name
   * @param status revocation lists and policies; empty where nobody looks at either
   */
  record Question(Instant moment, Optional<String> host, Optional<Status> status) {}

  /**
   * What a suite on revocation and policies gives.
   *
   * @param lists every certificate's status must be in one
   * @param policies under which a path must hold
   */
  record Status(List<Bytes> lists, PolicyInputs policies) {
    List<Crl> readLists() {
      return lists.stream().map(list -> Crl.read(list.toArray())).toList();
    }
  }

  /** All certificates of the case that are no root and not the peer's. */
  List<Bytes> others() {
    return chain.others;
  }
}
