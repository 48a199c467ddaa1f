// SPDX-License-Identifier: Apache-2.0
package dev.signet.tls.client;

import dev.signet.tls.ech.EchConfig;
import dev.signet.tls.extension.CertificateSchemes;
import dev.signet.tls.extension.EchInner;
import dev.signet.tls.extension.EchOuterExtensions;
import dev.signet.tls.extension.Extension;
import dev.signet.tls.extension.ExtensionBlock;
import dev.signet.tls.extension.OfferedPsks;
import dev.signet.tls.extension.ServerName;
import dev.signet.tls.extension.SignatureSchemes;
import dev.signet.tls.extension.UnknownExtension;
import dev.signet.tls.message.ClientHello;
import dev.signet.tls.message.HandshakeMessage;
import dev.signet.tls.wire.Bytes;
import dev.signet.tls.wire.CodePoints;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * How an inner ClientHello becomes what is encrypted (RFC 9849, 5.1): what the outer one says as
 * well is left out, and its length is hidden.
 *
 * @param hello the inner one, with what it shares with the outer one together at its end
 * @param shared the types that are left out, in the order of the outer hello
 */
record InnerEncoding(ClientHello hello, CodePoints shared) {
  private static final int BLOCK = 32;

  /** The length of a server_name extension without the name (RFC 9849, 6.1.3). */
  private static final int NAME_FRAME = 9;

  /** OuterExtensions has a length of one byte. */
  private static final int MAX_SHARED = 127;

  /** Arranges an inner hello for an outer one, and marks it as inner. */
  static InnerEncoding of(ClientHello inner, ClientHello outer) {
    List<Extension> alone = new ArrayList<>();
    List<Extension> last = new ArrayList<>();
    for (Extension extension : withSchemesOf(outer, inner.extensions()).all()) {
      if (extension instanceof OfferedPsks) {
        last.add(extension);
      } else if (!isShared(extension, outer)) {
        alone.add(extension);
      }
    }
    alone.add(new EchInner());
    List<Extension> shared =
        outer.extensions().all().stream()
            .filter(each -> isShared(each, inner) || isSchemes(each))
            .limit(MAX_SHARED)
            .toList();
    alone.addAll(shared);
    alone.addAll(last);
    return new InnerEncoding(
        inner.withExtensions(ExtensionBlock.of(alone)),
        CodePoints.of(shared.stream().mapToInt(Extension::type).toArray()));
  }

  /**
   * The longer list of the outer hello, with schemes of TLS 1.2, is as good for the inner one, and
   * need not be said twice.
   */
  private static ExtensionBlock withSchemesOf(ClientHello outer, ExtensionBlock inner) {
    ExtensionBlock block = inner;
    for (Extension extension : outer.extensions().all()) {
      if (isSchemes(extension)) {
        block = block.with(extension);
      }
    }
    return block;
  }

  private static boolean isSchemes(Extension extension) {
    return extension instanceof SignatureSchemes || extension instanceof CertificateSchemes;
  }

  /**
   * Whether the other hello says the same. A server's name is never shared: that both are the same
   * is not for everybody to know. GREASE is too short to gain anything.
   */
  private static boolean isShared(Extension extension, ClientHello other) {
    boolean sharable =
        !(extension instanceof ServerName)
            && !(extension instanceof OfferedPsks)
            && !(extension instanceof UnknownExtension);
    return sharable && other.extensions().all().contains(extension);
  }

  /**
   * What is encrypted.
   *
   * @param encoded the whole inner hello with its binders
   */
  byte[] encode(byte[] encoded, EchConfig config) {
    ClientHello compressed =
        new ClientHello(
            hello.legacyVersion(),
            hello.random(),
            Bytes.EMPTY,
            hello.cipherSuites(),
            hello.compressionMethods(),
            compressed());
    byte[] whole = compressed.encoded();
    byte[] plain = Arrays.copyOfRange(whole, HandshakeMessage.HEADER_LENGTH, whole.length);
    OfferedPsks offered = hello.extensions().find(OfferedPsks.class);
    if (offered != null) {
      int binders = offered.bindersLength();
      System.arraycopy(encoded, encoded.length - binders, plain, plain.length - binders, binders);
    }
    return Arrays.copyOf(plain, paddedLength(plain.length, config));
  }

  private ExtensionBlock compressed() {
    if (shared.isEmpty()) {
      return hello.extensions();
    }
    List<Extension> kept = new ArrayList<>();
    boolean replaced = false;
    for (Extension extension : hello.extensions().all()) {
      if (!shared.contains(extension.type())) {
        kept.add(extension);
      } else if (!replaced) {
        kept.add(new EchOuterExtensions(shared));
        replaced = true;
      }
    }
    return ExtensionBlock.of(kept);
  }

  /** The scheme of RFC 9849, 6.1.3. */
  private int paddedLength(int length, EchConfig config) {
    ServerName name = hello.extensions().find(ServerName.class);
    int longest = config.maximumNameLength();
    int hidden =
        name == null ? longest + NAME_FRAME : Math.max(0, longest - name.hostName().length());
    int padded = length + hidden;
    return padded + BLOCK - 1 - (padded - 1) % BLOCK;
  }
}
