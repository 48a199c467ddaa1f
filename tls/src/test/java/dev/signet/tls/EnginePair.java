// SPDX-License-Identifier: Apache-2.0
package dev.signet.tls;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.signet.tls.engine.TlsEngine;
import dev.signet.tls.fault.TlsFault;
import java.io.ByteArrayOutputStream;

/** Two engines that talk to each other, record by record. */
final class EnginePair {
  private static final int ROOM = 1 << 15;

  final TlsEngine client;
  final TlsEngine server;

  EnginePair(ClientConfig client, ServerConfig server, String name) {
    this.client = TlsEngine.client(client, name, 443);
    this.server = TlsEngine.server(server);
  }

  /** Runs until neither side has anything more to say. */
  EnginePair run() throws TlsFault {
    client.start();
    return finish();
  }

  /** The same from where both sides are. */
  EnginePair finish() throws TlsFault {
    while (client.pendingBytes() > 0 || server.pendingBytes() > 0) {
      move(client, server);
      move(server, client);
    }
    return this;
  }

  /** Moves all that waits from one side to the other; gives the application data of it. */
  static String move(TlsEngine from, TlsEngine to) throws TlsFault {
    return feed(drain(from), to);
  }

  static byte[] drain(TlsEngine from) {
    byte[] bytes = new byte[from.pendingBytes()];
    from.drain(bytes, 0, bytes.length);
    return bytes;
  }

  static String feed(byte[] bytes, TlsEngine to) throws TlsFault {
    ByteArrayOutputStream data = new ByteArrayOutputStream();
    byte[] plain = new byte[ROOM];
    for (int at = 0; at < bytes.length; ) {
      int length = to.recordLength(bytes, at, bytes.length - at);
      data.write(plain, 0, to.receive(bytes, at, length, plain, 0));
      at += length;
      while (to.step() instanceof Step.NeedTask(Runnable task)) {
        task.run();
        to.resume();
      }
    }
    return data.toString(UTF_8);
  }

  static byte[] seal(TlsEngine from, String text) throws TlsFault {
    byte[] plain = text.getBytes(UTF_8);
    byte[] out = new byte[from.sealedSize(plain.length)];
    int count = from.send(plain, 0, plain.length, out, 0);
    return java.util.Arrays.copyOf(out, count);
  }

  /** Seals data that goes before the end of the handshake, behind what waits. */
  static byte[] sealEarly(TlsEngine from, String text) throws TlsFault {
    byte[] plain = text.getBytes(UTF_8);
    byte[] out = new byte[from.sealedSize(plain.length)];
    int count = from.sendEarly(plain, 0, plain.length, out, 0);
    return java.util.Arrays.copyOf(out, count);
  }

  static String send(TlsEngine from, TlsEngine to, String text) throws TlsFault {
    return feed(seal(from, text), to);
  }
}
