// SPDX-License-Identifier: Apache-2.0
package dev.signet.tls.key;

import dev.signet.tls.crypto.Primitives;
import dev.signet.tls.suite.HashAlgorithm;
import dev.signet.tls.wire.Bytes;
import java.io.ByteArrayOutputStream;
import java.security.MessageDigest;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The hash of all handshake messages so far, RFC 9846 4.4.1.
 *
 * <p>Until the suite is agreed nobody knows which hash that is, so messages are kept whole; then
 * {@link #begin} hashes them and drops them, unless TLS 1.2's client authentication may ask for the
 * raw bytes. Not thread-safe.
 */
public final class Transcript {
  private static final int MESSAGE_HASH = 254;

  private final Primitives primitives;
  private @Nullable ByteArrayOutputStream buffer = new ByteArrayOutputStream(1024);
  private @Nullable HashAlgorithm algorithm;
  private @Nullable MessageDigest digest;

  /** A transcript of no messages. */
  public Transcript(Primitives primitives) {
    this.primitives = primitives;
  }

  /** Adds a part of an array: whole handshake messages with their headers, in wire order. */
  public void add(byte[] array, int offset, int length) {
    if (buffer != null) {
      buffer.write(array, offset, length);
    }
    if (digest != null) {
      digest.update(array, offset, length);
    }
  }

  /** Adds whole handshake messages with their headers. */
  public void add(Bytes messages) {
    byte[] array = messages.toArray();
    add(array, 0, array.length);
  }

  /** Settles the hash, hashes what came and keeps no messages any more. */
  public void begin(HashAlgorithm hash) {
    beginKeeping(hash);
    dropMessages();
  }

  /** Settles the hash and keeps the messages as well, until {@link #dropMessages}. */
  public void beginKeeping(HashAlgorithm hash) {
    if (digest != null) {
      throw new IllegalStateException("the transcript's hash is " + algorithm + " already");
    }
    algorithm = hash;
    digest = primitives.digest(hash);
    digest.update(kept());
  }

  /** Keeps no messages any more. */
  public void dropMessages() {
    buffer = null;
  }

  /** All messages, which TLS 1.2's CertificateVerify signs; only while they are kept. */
  public byte[] messages() {
    return kept();
  }

  /** Whether the hash is settled. */
  public boolean hasBegun() {
    return digest != null;
  }

  /** The hash of all messages so far. */
  public byte[] hash() {
    return snapshot().digest();
  }

  /**
   * The hash of all messages so far and of more bytes that are not added: a PSK's binder covers a
   * hello that is not whole yet. Before {@link #begin} under any hash, after it only its own.
   */
  public byte[] hashWith(HashAlgorithm hash, byte[] more, int offset, int length) {
    MessageDigest copy = digest == null ? primitives.digest(hash) : snapshot();
    if (digest == null) {
      copy.update(kept());
    } else if (hash != algorithm) {
      throw new IllegalStateException("the transcript's hash is " + algorithm + ", not " + hash);
    }
    copy.update(more, offset, length);
    return copy.digest();
  }

  /**
   * Puts a message_hash in the place of the one ClientHello so far, as a HelloRetryRequest demands,
   * RFC 9846 4.4.1; the hash must be settled.
   */
  public void replaceByMessageHash() {
    MessageDigest running = Objects.requireNonNull(digest, "the hash is not settled");
    byte[] helloHash = running.digest();
    byte[] header = {(byte) MESSAGE_HASH, 0, 0, (byte) helloHash.length};
    if (buffer != null) {
      buffer.reset();
    }
    add(header, 0, header.length);
    add(helloHash, 0, helloHash.length);
  }

  /** A transcript of the same messages that goes its own way from here. */
  public Transcript copy() {
    Transcript copy = new Transcript(primitives);
    copy.buffer = null;
    if (buffer != null) {
      copy.buffer = new ByteArrayOutputStream(Math.max(1024, buffer.size()));
      copy.buffer.writeBytes(buffer.toByteArray());
    }
    copy.algorithm = algorithm;
    copy.digest = digest == null ? null : snapshot();
    return copy;
  }

  private byte[] kept() {
    return Objects.requireNonNull(buffer, "the messages are not kept").toByteArray();
  }

  private MessageDigest snapshot() {
    try {
      return (MessageDigest) Objects.requireNonNull(digest, "the hash is not settled").clone();
    } catch (CloneNotSupportedException e) {
      throw new IllegalStateException("the chosen provider's digests can be cloned", e);
    }
  }
}
