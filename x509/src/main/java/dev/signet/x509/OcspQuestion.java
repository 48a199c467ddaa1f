// SPDX-License-Identifier: Apache-2.0
package dev.signet.x509;

import dev.signet.explain.FindingException;
import dev.signet.x509.der.Bytes;
import dev.signet.x509.der.DerException;
import dev.signet.x509.der.DerReader;
import dev.signet.x509.der.DerTag;
import dev.signet.x509.der.DerValue;
import dev.signet.x509.der.Oid;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What somebody asks a responder, as the responder reads it (RFC 6960, 4.1.1, OCSPRequest).
 *
 * <p>Whether the request is signed does not matter here: the signature is not read.
 *
 * @param certificates which certificates are asked for, in the order of the request
 * @param nonce what the answer must repeat; empty where the request has none
 */
public record OcspQuestion(List<Asked> certificates, Optional<Bytes> nonce) {
  /** Clients ask for a chain at most, and one answer costs one look into the database. */
  public static final int MAX_CERTIFICATES = 8;

  private static final Oid NONCE = new Oid("1.3.6.1.5.5.7.48.1.2");

  /** RFC 9654, 2.1: {@code Nonce ::= OCTET STRING(SIZE(1..128))}. */
  private static final int MAX_NONCE = 128;

  private static final int VERSION = DerTag.contextConstructed(0);
  private static final int REQUESTOR = DerTag.contextConstructed(1);
  private static final int EXTENSIONS = DerTag.contextConstructed(2);
  private static final int SINGLE_EXTENSIONS = DerTag.contextConstructed(0);

  /** Copies the list. */
  public OcspQuestion {
    certificates = List.copyOf(certificates);
  }

  /**
   * One certificate that is asked for.
   *
   * @param id what it is called by
   * @param encoded the same as it stands in the request, for the answer must say it back
   */
  public record Asked(OcspCertificateId id, Bytes encoded) {}

  /**
   * Reads a request in DER.
   *
   * @throws FindingException {@code ocsp-request-malformed}
   */
  public static OcspQuestion read(byte[] der) {
    try {
      return request(DerReader.single(der));
    } catch (DerException e) {
      throw Malformed.exception(X509Code.OCSP_REQUEST_MALFORMED, e);
    }
  }

  private static OcspQuestion request(DerValue value) {
    DerReader request = value.sequence();
    DerReader body = request.next(DerTag.SEQUENCE).inside();
    body.optional(VERSION);
    body.optional(REQUESTOR);
    List<Asked> asked = list(body.next(DerTag.SEQUENCE));
    List<Extension> extensions =
        body.optional(EXTENSIONS)
            .map(tagged -> ExtensionReader.readAll(tagged.inside().next()))
            .orElse(List.of());
    body.end();
    return new OcspQuestion(asked, nonce(value, extensions));
  }

  private static List<Asked> list(DerValue sequence) {
    DerReader reader = sequence.inside();
    List<Asked> asked = new ArrayList<>();
    while (reader.hasNext()) {
      DerValue entry = reader.next(DerTag.SEQUENCE);
      if (asked.size() == MAX_CERTIFICATES) {
        throw new DerException(entry.offset(), "more than " + MAX_CERTIFICATES + " certificates");
      }
      asked.add(entry(entry));
    }
    if (asked.isEmpty()) {
      throw new DerException(sequence.offset(), "no certificate");
    }
    return asked;
  }

  private static Asked entry(DerValue entry) {
    DerReader reader = entry.inside();
    DerValue id = reader.next(DerTag.SEQUENCE);
    reader
        .optional(SINGLE_EXTENSIONS)
        .ifPresent(tagged -> requireKnown(ExtensionReader.readAll(tagged.inside().next())));
    reader.end();
    return new Asked(OcspCertificateId.read(id), id.encoded());
  }

  /** RFC 6960, 4.4: a critical extension that is not understood must not be passed over. */
  private static void requireKnown(List<Extension> extensions) {
    for (Extension extension : extensions) {
      if (extension.critical() && !extension.oid().equals(NONCE)) {
        throw new DerException(
            extension.range().from(), "the unknown critical extension " + extension.name());
      }
    }
  }

  /**
   * RFC 9654, 2.1: a responder "MUST reject" what is longer than 128 octets or empty, "with an
   * error in the OCSPResponseStatus of malformedRequest".
   */
  private static Optional<Bytes> nonce(DerValue request, List<Extension> extensions) {
    requireKnown(extensions);
    Optional<Bytes> nonce =
        extensions.stream()
            .filter(extension -> extension.oid().equals(NONCE))
            .map(extension -> DerReader.single(extension.value()))
            .map(OcspQuestion::octets)
            .findFirst();
    if (nonce.filter(n -> n.length() == 0 || n.length() > MAX_NONCE).isPresent()) {
      throw new DerException(request.offset(), "a nonce that has not 1 to 128 bytes");
    }
    return nonce;
  }

  private static Bytes octets(DerValue value) {
    if (value.tag() != DerTag.OCTET_STRING) {
      throw new DerException(value.offset(), "a nonce that is no OCTET STRING");
    }
    return value.octets();
  }
}
