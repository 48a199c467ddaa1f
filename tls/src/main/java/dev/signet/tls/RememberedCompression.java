// SPDX-License-Identifier: Apache-2.0
package dev.signet.tls;

import dev.signet.tls.wire.Bytes;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;

/** Compresses a chain once. Safe for use by many threads. */
final class RememberedCompression implements CertificateCompression {
  /** As many certificates as one server has for its busiest names; each takes some KB. */
  private static final int MAX_CHAINS = 32;

  private static final float LOAD = 0.75f;
  private final CertificateCompression algorithm;
  private final ReentrantLock lock = new ReentrantLock();
  private final Map<Bytes, byte[]> chains = new LinkedHashMap<>(16, LOAD, true);

  RememberedCompression(CertificateCompression algorithm) {
    this.algorithm = algorithm;
  }

  @Override
  public int code() {
    return algorithm.code();
  }

  @Override
  public byte[] compress(byte[] message) {
    // A request after the handshake has a context of its own, so its answer never comes again.
    return message.length > 0 && message[0] == 0
        ? remembered(message)
        : algorithm.compress(message);
  }

  private byte[] remembered(byte[] message) {
    Bytes key = Bytes.wrap(message);
    byte[] known = find(key);
    if (known != null) {
      return known;
    }
    byte[] compressed = algorithm.compress(message);
    keep(Bytes.of(message), compressed);
    return compressed;
  }

  private byte @org.jspecify.annotations.Nullable [] find(Bytes key) {
    lock.lock();
    try {
      return chains.get(key);
    } finally {
      lock.unlock();
    }
  }

  private void keep(Bytes key, byte[] compressed) {
    lock.lock();
    try {
      chains.put(key, compressed);
      if (chains.size() > MAX_CHAINS) {
        chains.remove(chains.keySet().iterator().next());
      }
    } finally {
      lock.unlock();
    }
  }

  @Override
  public boolean expand(byte[] compressed, byte[] message) {
    return algorithm.expand(compressed, message);
  }

  @Override
  public CertificateCompression remembering() {
    return this;
  }
}
