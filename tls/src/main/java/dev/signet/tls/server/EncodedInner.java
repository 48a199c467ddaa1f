// SPDX-License-Identifier: Apache-2.0
package dev.signet.tls.server;

import dev.signet.tls.extension.EchOuterExtensions;
import dev.signet.tls.extension.Extension;
import dev.signet.tls.extension.ExtensionBlock;
import dev.signet.tls.extension.ExtensionTypes;
import dev.signet.tls.extension.SupportedVersions;
import dev.signet.tls.fault.EchMisbehaved;
import dev.signet.tls.fault.TlsFault;
import dev.signet.tls.message.ClientHello;
import dev.signet.tls.message.HandshakeReader;
import dev.signet.tls.suite.ProtocolVersion;
import dev.signet.tls.wire.Bytes;
import dev.signet.tls.wire.CodePoints;
import dev.signet.tls.wire.WireReader;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;

/**
 * What an encrypted hello holds, and how the inner ClientHello is made of it (RFC 9849, 5.1). Its
 * work grows with the two hellos, and not with their product.
 *
 * @param outer the hello around it
 */
record EncodedInner(ClientHello outer) {
  /** SSL 3.0; what stands below is no version. */
  private static final int OLDEST = 0x0300;

  /** The inner ClientHello, with its header. */
  Bytes read(Bytes plain) throws TlsFault {
    WireReader in = plain.reader("encoded_client_hello_inner");
    ClientHello hello = ClientHello.readFields(in);
    requireZeros(in.rest());
    // "setting the legacy_session_id field to the empty string".
    if (!hello.sessionId().isEmpty()) {
      throw EchMisbehaved.ECH_INNER_INVALID.toFault("an empty session id", "another");
    }
    ClientHello inner =
        new ClientHello(
            hello.legacyVersion(),
            hello.random(),
            outer.sessionId(),
            hello.cipherSuites(),
            hello.compressionMethods(),
            expand(hello.extensions()));
    return Bytes.wrap(inner.encoded());
  }

  /**
   * RFC 9849, 7.1: "checks that the message includes a well-formed "encrypted_client_hello"
   * extension of type inner and that it does not offer TLS 1.2 or below."
   */
  static ClientHello checked(Bytes message) throws TlsFault {
    ClientHello hello = (ClientHello) HandshakeReader.readTls13(message);
    if (!EchOpening.isInner(hello)) {
      throw EchMisbehaved.ECH_INNER_INVALID.toFault("encrypted_client_hello, inner", "none");
    }
    SupportedVersions versions = hello.extensions().find(SupportedVersions.class);
    if (versions == null || offersOld(versions.versions())) {
      throw EchMisbehaved.ECH_INNER_INVALID.toFault(
          "TLS 1.3 alone", versions == null ? "no supported_versions" : versions.toString());
    }
    return hello;
  }

  private static boolean offersOld(CodePoints versions) {
    for (int i = 0; i < versions.size(); i++) {
      if (versions.at(i) >= OLDEST && versions.at(i) <= ProtocolVersion.TLS12.code()) {
        return true;
      }
    }
    return false;
  }

  /**
   * "If any padding byte is non-zero, the server MUST abort the connection with an
   * "illegal_parameter" alert."
   */
  private static void requireZeros(Bytes padding) throws TlsFault {
    for (int i = 0; i < padding.length(); i++) {
      if (padding.at(i) != 0) {
        throw EchMisbehaved.ECH_PADDING_NOT_ZERO.toFault("zeros", "" + padding.at(i));
      }
    }
  }

  private ExtensionBlock expand(ExtensionBlock encoded) throws TlsFault {
    List<Extension> expanded = new ArrayList<>();
    Iterator<Extension> source = outer.extensions().all().iterator();
    for (Extension extension : encoded.all()) {
      if (extension instanceof EchOuterExtensions references) {
        copy(references.types(), source, expanded);
      } else {
        expanded.add(extension);
      }
    }
    return ExtensionBlock.of(expanded);
  }

  /**
   * "The server MUST abort the connection with an "illegal_parameter" alert if any of the following
   * are true": one is missing, comes twice, out of order, or is encrypted_client_hello itself.
   */
  private static void copy(CodePoints types, Iterator<Extension> source, List<Extension> target)
      throws TlsFault {
    for (int i = 0; i < types.size(); i++) {
      int type = types.at(i);
      if (type == ExtensionTypes.ENCRYPTED_CLIENT_HELLO) {
        throw wrong(type);
      }
      target.add(next(type, source));
    }
  }

  private static Extension next(int type, Iterator<Extension> source) throws TlsFault {
    while (source.hasNext()) {
      Extension candidate = source.next();
      if (candidate.type() == type) {
        return candidate;
      }
    }
    throw wrong(type);
  }

  private static TlsFault wrong(int type) {
    return EchMisbehaved.ECH_REFERENCE_WRONG.toFault(
        "extensions of the outer hello in their order", ExtensionTypes.name(type));
  }
}
