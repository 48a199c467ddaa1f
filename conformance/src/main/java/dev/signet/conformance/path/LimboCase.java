// SPDX-License-Identifier: Apache-2.0
package dev.signet.conformance.path;

import dev.signet.x509.Certificate;
import dev.signet.x509.Crl;
import dev.signet.x509.GeneralName;
import dev.signet.x509.path.PathRequest;
import dev.signet.x509.path.PathRequest.Limits;
import dev.signet.x509.path.Purpose;
import dev.signet.x509.path.TrustAnchors;
import dev.signet.x509.path.Verdict;
import dev.signet.x509.path.Verifier;
import java.time.Instant;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

/**
 * One case of x509-limbo.
 *
 * @param row the columns that the NOTICE beside the table describes
 */
record LimboCase(List<String> row) {
  String id() {
    return row.get(0);
  }

  boolean wantsTrust() {
    return row.get(2).equals("SUCCESS");
  }

  /** Our answer. Certificates that cannot be read throw a finding, which is a refusal too. */
  Verdict judge() {
    TrustAnchors anchors = TrustAnchors.of("limbo", "", certificates(row.get(9)));
    Instant moment =
        row.get(3).isEmpty() ? Instant.now() : OffsetDateTime.parse(row.get(3)).toInstant();
    return new Verifier(anchors, InstantSource.fixed(moment)).verify(request());
  }

  private PathRequest request() {
    Purpose purpose = row.get(1).equals("CLIENT") ? Purpose.TLS_CLIENT : Purpose.TLS_SERVER;
    Optional<GeneralName> peer = list(row.get(4)).stream().map(LimboCase::name).findFirst();
    Optional<GeneralName> client = list(row.get(13)).stream().map(LimboCase::name).findFirst();
    Certificate leaf = certificates(row.get(11)).getFirst();
    return new PathRequest(
        leaf,
        certificates(row.get(10)),
        purpose,
        peer.or(() -> client),
        crls(row.get(12)),
        limits());
  }

  private Limits limits() {
    return row.get(5).isEmpty()
        ? Limits.usual()
        : new Limits(Integer.parseInt(row.get(5)), false, Limits.usual().fetched());
  }

  private static GeneralName name(String text) {
    String value = text.substring(text.indexOf(':') + 1);
    return text.startsWith("RFC822:")
        ? new GeneralName.EmailName(value)
        : GeneralName.ofHost(value);
  }

  private static List<Certificate> certificates(String column) {
    return list(column).stream().map(LimboCase::decode).map(Certificate::read).toList();
  }

  private static List<Crl> crls(String column) {
    return list(column).stream().map(LimboCase::decode).map(Crl::read).toList();
  }

  private static byte[] decode(String base64) {
    return Base64.getDecoder().decode(base64);
  }

  private static List<String> list(String column) {
    return column.isEmpty() ? List.of() : Arrays.asList(column.split(","));
  }
}
