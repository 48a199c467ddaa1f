// SPDX-License-Identifier: Apache-2.0
package dev.signet.diagnose.connect;

import dev.signet.diagnose.fact.ServerChoice;
import dev.signet.tls.extension.ExtensionBlock;
import dev.signet.tls.extension.RenegotiatedConnection;
import dev.signet.tls.extension.RetryGroup;
import dev.signet.tls.extension.SelectedKeyShare;
import dev.signet.tls.extension.SelectedVersion;
import dev.signet.tls.fault.TlsFault;
import dev.signet.tls.message.HandshakeReader;
import dev.signet.tls.message.HelloRetryRequest;
import dev.signet.tls.message.ServerHello;
import dev.signet.tls.wire.Bytes;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/** Reads what a server chose, whether or not it was offered. */
final class ServerHellos {
  private ServerHellos() {}

  /** What a message says, with its header; empty where it cannot be read. */
  static Optional<ServerChoice> choice(Bytes message) {
    try {
      return switch (HandshakeReader.readTls13(message)) {
        case ServerHello hello ->
            Optional.of(choice(hello.legacyVersion(), hello.cipherSuite(), hello.extensions()));
        case HelloRetryRequest retry ->
            Optional.of(choice(retry.legacyVersion(), retry.cipherSuite(), retry.extensions()));
        default -> Optional.empty();
      };
    } catch (TlsFault unreadable) {
      return Optional.empty();
    }
  }

  private static ServerChoice choice(int legacyVersion, int suite, ExtensionBlock extensions) {
    @Nullable SelectedVersion version = extensions.find(SelectedVersion.class);
    boolean renegotiation =
        version != null || extensions.find(RenegotiatedConnection.class) != null;
    return new ServerChoice(
        version == null ? legacyVersion : version.version(),
        suite,
        group(extensions),
        OptionalInt.empty(),
        renegotiation);
  }

  private static OptionalInt group(ExtensionBlock extensions) {
    @Nullable SelectedKeyShare share = extensions.find(SelectedKeyShare.class);
    @Nullable RetryGroup retry = extensions.find(RetryGroup.class);
    if (share != null) {
      return OptionalInt.of(share.entry().group());
    }
    return retry == null ? OptionalInt.empty() : OptionalInt.of(retry.group());
  }
}
