// SPDX-License-Identifier: Apache-2.0
package dev.signet.bench.tls;

import dev.signet.testkit.TestIdentity;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.file.Files;
import java.nio.file.Path;

/** The machine's OpenSSL, between buffers in memory. */
final class OpenSslPeer implements TlsPeer {
  private static final long TLS13 = 0x0304;

  private final OpenSsl library;
  private final MemorySegment context;
  private final OpenSslSide.Room room = new OpenSslSide.Room();
  private final boolean resumes;
  private MemorySegment session = MemorySegment.NULL;

  OpenSslPeer(TlsScenario scenario, TestIdentity identity) throws IOException {
    this.library = OpenSsl.load();
    this.resumes = scenario.resumed();
    Path chain = Files.createTempFile("signet-bench", ".pem");
    Path key = Files.createTempFile("signet-bench", ".pem");
    try (Arena texts = Arena.ofConfined()) {
      Files.writeString(chain, identity.chainPem());
      Files.writeString(key, identity.keyPem());
      this.context = library.context();
      library.control(context, OpenSsl.Control.LOWEST_VERSION, TLS13, MemorySegment.NULL);
      library.control(context, OpenSsl.Control.GROUPS, 0, texts.allocateFrom("X25519"));
      library.suites(context, texts.allocateFrom("TLS_AES_256_GCM_SHA384"));
      library.identity(
          context, texts.allocateFrom(chain.toString()), texts.allocateFrom(key.toString()));
    } finally {
      Files.delete(chain);
      Files.delete(key);
    }
  }

  @Override
  public TlsSide client() {
    OpenSsl.Connection connection = library.connection(context, false);
    if (!session.equals(MemorySegment.NULL)) {
      library.resume(connection, session);
    }
    return new OpenSslSide(library, connection, room, this::keep);
  }

  @Override
  public TlsSide server() {
    OpenSsl.Connection connection = library.connection(context, true);
    return new OpenSslSide(library, connection, room, _ -> {});
  }

  private void keep(OpenSsl.Connection ended) {
    if (resumes) {
      library.release(session);
      session = library.session(ended);
    }
  }
}
