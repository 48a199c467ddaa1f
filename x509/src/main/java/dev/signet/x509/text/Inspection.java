// SPDX-License-Identifier: Apache-2.0
package dev.signet.x509.text;

import dev.signet.x509.Certificate;
import dev.signet.x509.CertificateRequest;
import dev.signet.x509.Crl;
import java.time.Instant;
import java.util.List;

/**
 * Everything that a certificate, request or revocation list says, each thing with one sentence of
 * what it means.
 *
 * <p>Text and JSON are renderings of this. All texts are safe to print.
 *
 * @param kind {@code certificate}, {@code certificate-request} or {@code crl}
 * @param title what it is and of whom
 * @param fields in the order in which people want to know them, then extensions in their own order
 */
public record Inspection(String kind, String title, List<Field> fields) {
  /** Copies the list. */
  public Inspection {
    fields = List.copyOf(fields);
  }

  /**
   * One thing that is said.
   *
   * @param id a stable name for programs, for instance {@code not-after}
   * @param label a short name for people
   * @param values at least one line
   * @param meaning one sentence
   * @param critical whether it is an extension that must be understood
   */
  public record Field(
      String id, String label, List<String> values, String meaning, boolean critical) {
    /** Copies the list. */
    public Field {
      values = List.copyOf(values);
    }
  }

  /** A certificate, with its validity seen from a moment. */
  public static Inspection of(Certificate certificate, Instant moment) {
    return CertificateFieldList.of(certificate, moment);
  }

  /** A certificate request. */
  public static Inspection of(CertificateRequest request) {
    return RequestFieldList.of(request);
  }

  /** A revocation list, seen from a moment. */
  public static Inspection of(Crl crl, Instant moment) {
    return CrlFieldList.of(crl, moment);
  }

  /** For a terminal: each field with its values and, below them, its meaning. */
  public String toText() {
    return InspectionText.of(this);
  }

  /** For programs: an object on one line with {@code version, kind, title, fields[]}. */
  public String toJson() {
    return InspectionJson.of(this);
  }
}
