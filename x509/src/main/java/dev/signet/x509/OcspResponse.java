// SPDX-License-Identifier: Apache-2.0
package dev.signet.x509;

import dev.signet.explain.FindingException;
import dev.signet.x509.der.Bytes;
import dev.signet.x509.der.DerException;
import dev.signet.x509.der.DerReader;
import dev.signet.x509.der.DerTag;
import dev.signet.x509.der.DerValue;
import dev.signet.x509.der.Oid;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * An answer of an OCSP responder (RFC 6960, 4.2). Reading does not check the signature. Immutable.
 */
public final class OcspResponse {
  /** Responders send their own certificate, seldom one above it. */
  private static final int MAX_CERTIFICATES = 10;

  /** Most answers are about one certificate; RFC 5019 asks for no more. */
  private static final int MAX_ANSWERS = 1_000;

  private static final Oid BASIC = new Oid("1.3.6.1.5.5.7.48.1.1");

  private final int status;
  private final Optional<Body> body;

  private OcspResponse(int status, Optional<Body> body) {
    this.status = status;
    this.body = body;
  }

  /** The BasicOCSPResponse of 4.2.1. */
  private record Body(
      KeySignature signature,
      OcspResponder responder,
      Instant producedAt,
      List<OcspAnswer> answers,
      List<Certificate> certificates) {}

  /**
   * Reads a response in DER.
   *
   * @throws FindingException {@code ocsp-response-malformed}
   */
  public static OcspResponse read(byte[] der) {
    try {
      DerReader reader = DerReader.single(der).sequence();
      DerValue number = reader.next(DerTag.ENUMERATED);
      Optional<Body> body = reader.optional(DerTag.contextConstructed(0)).map(OcspResponse::body);
      reader.end();
      return new OcspResponse(number.implicitSmallInteger(), body);
    } catch (DerException e) {
      throw Malformed.exception(X509Code.OCSP_RESPONSE_MALFORMED, e);
    }
  }

  private static Body body(DerValue tagged) {
    DerReader bytes = tagged.inside().next(DerTag.SEQUENCE).inside();
    DerValue type = bytes.next(DerTag.OBJECT_IDENTIFIER);
    if (!type.oid().equals(BASIC)) {
      throw new DerException(type.offset(), "a response of the type " + type.oid());
    }
    DerReader basic = DerReader.single(bytes.next(DerTag.OCTET_STRING).octets()).sequence();
    bytes.end();
    DerValue data = basic.next(DerTag.SEQUENCE);
    SignatureAlgorithm algorithm = SignatureAlgorithm.read(basic.next(DerTag.SEQUENCE));
    Bytes signature = basic.next(DerTag.BIT_STRING).wholeBits();
    List<Certificate> certificates =
        basic
            .optional(DerTag.contextConstructed(0))
            .map(list -> certificates(list.inside().next(DerTag.SEQUENCE)))
            .orElse(List.of());
    basic.end();
    return data(data, new KeySignature(algorithm, data.encoded(), signature), certificates);
  }

  private static Body data(DerValue data, KeySignature signature, List<Certificate> certificates) {
    DerReader reader = data.inside();
    reader.optional(DerTag.contextConstructed(0));
    OcspResponder responder = OcspResponder.read(reader.next());
    Instant producedAt = reader.next(DerTag.GENERALIZED_TIME).time();
    List<OcspAnswer> answers = answers(reader.next(DerTag.SEQUENCE));
    reader.optional(DerTag.contextConstructed(1));
    reader.end();
    return new Body(signature, responder, producedAt, answers, certificates);
  }

  private static List<OcspAnswer> answers(DerValue list) {
    DerReader reader = list.inside();
    List<OcspAnswer> answers = new ArrayList<>();
    while (reader.hasNext()) {
      answers.add(OcspAnswer.read(reader.next()));
      if (answers.size() > MAX_ANSWERS) {
        throw new DerException(list.offset(), "more than " + MAX_ANSWERS + " answers");
      }
    }
    return List.copyOf(answers);
  }

  private static List<Certificate> certificates(DerValue list) {
    DerReader reader = list.inside();
    List<Certificate> certificates = new ArrayList<>();
    while (reader.hasNext()) {
      DerValue certificate = reader.next();
      if (certificates.size() == MAX_CERTIFICATES) {
        throw new DerException(list.offset(), "more than " + MAX_CERTIFICATES + " certificates");
      }
      try {
        certificates.add(Certificate.read(certificate.encoded().toArray()));
      } catch (FindingException e) {
        throw new DerException(certificate.offset(), "a certificate that cannot be read");
      }
    }
    return List.copyOf(certificates);
  }

  /** Whether the responder answered at all, and did not refuse (4.2.1). */
  public boolean isSuccessful() {
    return status == 0 && body.isPresent();
  }

  /** Why the responder did not answer, in a sentence (4.2.1, OCSPResponseStatus). */
  public String statusText() {
    return switch (status) {
      case 0 -> "successful";
      case 1 -> "malformed request";
      case 2 -> "internal error";
      case 3 -> "try later";
      case 5 -> "signature required";
      case 6 -> "unauthorized";
      default -> "status " + status;
    };
  }

  /** What it says, about each certificate. */
  public List<OcspAnswer> answers() {
    return body.map(Body::answers).orElse(List.of());
  }

  /** When it was made; empty where the responder refused. */
  public Optional<Instant> producedAt() {
    return body.map(Body::producedAt);
  }

  /** Who made it; empty where the responder refused. */
  public Optional<OcspResponder> responder() {
    return body.map(Body::responder);
  }

  /** The certificates that came along, for instance the responder's. */
  public List<Certificate> certificates() {
    return body.map(Body::certificates).orElse(List.of());
  }

  /** The signature with what it is on; empty where the responder refused. */
  public Optional<KeySignature> signature() {
    return body.map(Body::signature);
  }
}
