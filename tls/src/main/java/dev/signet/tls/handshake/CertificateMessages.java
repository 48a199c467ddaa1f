// SPDX-License-Identifier: Apache-2.0
package dev.signet.tls.handshake;

import dev.signet.tls.CertificateWishes;
import dev.signet.tls.ClientAuthentication;
import dev.signet.tls.ConnectionFacts.Shown;
import dev.signet.tls.Credential;
import dev.signet.tls.Parameters;
import dev.signet.tls.crypto.SubjectPublicKeyInfo;
import dev.signet.tls.extension.CarrierMessage;
import dev.signet.tls.extension.CertificateAuthorities;
import dev.signet.tls.extension.CertificateSchemes;
import dev.signet.tls.extension.ExtensionBlock;
import dev.signet.tls.extension.ExtensionTypes;
import dev.signet.tls.extension.SignatureSchemes;
import dev.signet.tls.extension.SignedTimestamps;
import dev.signet.tls.extension.StatusResponse;
import dev.signet.tls.fault.PeerMisbehaved;
import dev.signet.tls.fault.TlsFault;
import dev.signet.tls.message.Certificate12;
import dev.signet.tls.message.Certificate13;
import dev.signet.tls.message.CertificateRequest12;
import dev.signet.tls.message.CertificateRequest13;
import dev.signet.tls.message.HandshakeMessage;
import dev.signet.tls.message.HandshakeTypes;
import dev.signet.tls.message.RawPublicKey12;
import dev.signet.tls.suite.CertificateKind;
import dev.signet.tls.suite.ProtocolVersion;
import dev.signet.tls.suite.SignatureScheme;
import dev.signet.tls.wire.Bytes;
import dev.signet.tls.wire.CodePoints;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The messages that ask for and show certificates (RFC 9846, 4.3.2 and 4.4.2). */
public final class CertificateMessages {
  /** RFC 5246, 7.4.4 and RFC 8422, 5.5: ecdsa_sign, which EdDSA keys are too, and rsa_sign. */
  private static final Bytes CLIENT_KINDS = Bytes.of(new byte[] {64, 1});

  private CertificateMessages() {}

  /** Asks for a certificate. */
  public static CertificateRequest13 request13(
      Bytes context, Parameters parameters, ClientAuthentication.Asked asked) {
    ExtensionBlock.Builder extensions =
        ExtensionBlock.builder().add(new SignatureSchemes(offered(parameters.schemes())));
    if (!parameters.certificateSchemes().isEmpty()) {
      extensions.add(new CertificateSchemes(allCodes(parameters.certificateSchemes())));
    }
    if (!asked.authorities().isEmpty()) {
      extensions.add(new CertificateAuthorities(asked.authorities()));
    }
    CompressedChains.offer(parameters, extensions);
    wishes(asked.wishes(), extensions);
    return new CertificateRequest13(context, extensions.build());
  }

  /**
   * RFC 9846, 4.4.2.1: a server asks for its client's OCSP response "by sending an empty
   * "status_request" extension in its CertificateRequest message", and so for timestamps.
   */
  private static void wishes(CertificateWishes wishes, ExtensionBlock.Builder extensions) {
    if (wishes.staple()) {
      extensions.mark(ExtensionTypes.STATUS_REQUEST);
    }
    if (wishes.timestamps()) {
      extensions.mark(ExtensionTypes.SIGNED_TIMESTAMPS);
    }
  }

  /**
   * Checks that nothing stands beside a client's certificates that it was not asked for.
   *
   * @throws TlsFault {@code unsupported_extension}
   */
  public static void requireAsked(Certificate13 certificate, CertificateWishes wishes)
      throws TlsFault {
    ExtensionBlock.Builder asked = ExtensionBlock.builder();
    wishes(wishes, asked);
    for (Certificate13.Entry entry : certificate.entries()) {
      OfferedExtensions.check(asked.build(), entry.extensions(), CarrierMessage.CERTIFICATE);
    }
  }

  /** Asks for a certificate in TLS 1.2 (RFC 5246, 7.4.4). */
  public static CertificateRequest12 request12(
      Parameters parameters, ClientAuthentication.Asked asked) {
    return new CertificateRequest12(
        CLIENT_KINDS, codes(parameters.schemes(), ProtocolVersion.TLS12), asked.authorities());
  }

  /**
   * Shows a chain.
   *
   * @param asked the extensions of who reads it: what it did not ask for is not stapled
   */
  public static Certificate13 certificate13(
      Bytes context, Credential credential, ExtensionBlock asked) {
    List<Certificate13.Entry> entries = new ArrayList<>(credential.chain().size());
    for (Bytes certificate : credential.chain()) {
      ExtensionBlock extensions =
          entries.isEmpty() ? stapled(credential, asked) : ExtensionBlock.EMPTY;
      entries.add(new Certificate13.Entry(certificate, extensions));
    }
    return new Certificate13(context, entries);
  }

  /** Shows a chain or a raw public key in TLS 1.2 (RFC 7250, 3). */
  public static HandshakeMessage certificate12(Credential credential) {
    return switch (credential.kind()) {
      case X509 -> new Certificate12(credential.chain());
      case RAW_PUBLIC_KEY -> new RawPublicKey12(credential.chain().getFirst());
    };
  }

  /**
   * Reads what the peer shows in TLS 1.2.
   *
   * @param kind what was agreed on
   * @return a chain, or one key; nothing where the peer has none
   */
  public static List<Bytes> chain12(InboundMessage message, CertificateKind kind) throws TlsFault {
    return switch (kind) {
      case X509 -> message.read12(Certificate12.class, HandshakeTypes.CERTIFICATE).certificates();
      case RAW_PUBLIC_KEY -> key12(message.readRawPublicKey12().key());
    };
  }

  private static List<Bytes> key12(Bytes key) throws TlsFault {
    List<Bytes> chain = key.isEmpty() ? List.of() : List.of(key);
    requireKind(chain, CertificateKind.RAW_PUBLIC_KEY);
    return chain;
  }

  /**
   * Checks that a list is what was agreed on, as far as that is to be seen without knowing X.509.
   *
   * @throws TlsFault where it holds several raw public keys, or what is none
   */
  public static void requireKind(List<Bytes> chain, CertificateKind kind) throws TlsFault {
    if (kind == CertificateKind.X509 || chain.isEmpty()) {
      return;
    }
    // RFC 9846, 4.4.2: "If the RawPublicKey certificate type was negotiated, then the
    // certificate_list MUST contain no more than one CertificateEntry".
    if (chain.size() > 1) {
      throw PeerMisbehaved.RAW_PUBLIC_KEYS_TOO_MANY.toFault("one key", chain.size() + " entries");
    }
    SubjectPublicKeyInfo.requireForm(chain.getFirst());
  }

  /** What a side has shown by a credential. */
  public static Shown shown(CredentialMatch match) {
    Credential credential = match.credential();
    return new Shown(
        credential.kind(),
        credential.chain(),
        Optional.of(match.scheme()),
        credential.ocspResponse(),
        credential.timestamps(),
        "");
  }

  /** The code points of schemes that a version has. */
  public static CodePoints codes(List<SignatureScheme> schemes, ProtocolVersion version) {
    return allCodes(schemes.stream().filter(scheme -> scheme.usableIn(version)).toList());
  }

  private static CodePoints offered(List<SignatureScheme> schemes) {
    return allCodes(
        schemes.stream().filter(scheme -> scheme.isOfferedIn(ProtocolVersion.TLS13)).toList());
  }

  private static CodePoints allCodes(List<SignatureScheme> schemes) {
    return CodePoints.of(schemes.stream().mapToInt(SignatureScheme::code).toArray());
  }

  private static ExtensionBlock stapled(Credential credential, ExtensionBlock asked) {
    ExtensionBlock.Builder extensions = ExtensionBlock.builder();
    if (!credential.ocspResponse().isEmpty() && asked.has(ExtensionTypes.STATUS_REQUEST)) {
      extensions.add(new StatusResponse(credential.ocspResponse()));
    }
    if (!credential.timestamps().isEmpty() && asked.has(ExtensionTypes.SIGNED_TIMESTAMPS)) {
      extensions.add(new SignedTimestamps(credential.timestamps()));
    }
    return extensions.build();
  }
}
