// SPDX-License-Identifier: Apache-2.0
package dev.signet.bench.tls;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.function.Consumer;

/** One end of a connection of OpenSSL. */
final class OpenSslSide implements TlsSide {
  /** A full record and what may come before it. */
  private static final int RECORD_ROOM = 40 * 1024;

  private final OpenSsl library;
  private final OpenSsl.Connection connection;
  private final Room room;
  private final Consumer<OpenSsl.Connection> ended;
  private final int[] lengths = new int[Bulk.PLACES];

  OpenSslSide(
      OpenSsl library,
      OpenSsl.Connection connection,
      Room room,
      Consumer<OpenSsl.Connection> ended) {
    this.library = library;
    this.connection = connection;
    this.room = room;
    this.ended = ended;
  }

  /** Native memory that all sides of a peer share, since they take turns. */
  static final class Room {
    private final MemorySegment wire = Arena.global().allocate(1 << 16);
    private final MemorySegment content = Arena.global().allocate(Bulk.CONTENT);
    private final MemorySegment opened = Arena.global().allocate(Bulk.CONTENT);
    private final MemorySegment places = Arena.global().allocate((long) Bulk.PLACES * RECORD_ROOM);

    private MemorySegment place(int number) {
      return places.asSlice((long) number * RECORD_ROOM, RECORD_ROOM);
    }
  }

  @Override
  public void advance(Wire input, Wire output) throws IOException {
    int length = input.available();
    MemorySegment.copy(input.array, input.head, room.wire, ValueLayout.JAVA_BYTE, 0, length);
    library.feed(connection, room.wire, length);
    input.consume(length);
    if (!isEstablished()) {
      library.handshake(connection);
    }
    if (isEstablished()) {
      // Takes tickets in; there is no data.
      library.read(connection, room.opened, Bulk.CONTENT);
    }
    int said = Math.max(0, library.fetch(connection, room.wire, output.room()));
    MemorySegment.copy(room.wire, ValueLayout.JAVA_BYTE, 0, output.array, output.tail, said);
    output.tail += said;
  }

  @Override
  public boolean isEstablished() {
    return library.isEstablished(connection);
  }

  @Override
  public void seal(int place) throws IOException {
    requireFull(library.write(connection, room.content, Bulk.CONTENT));
    lengths[place] = library.fetch(connection, room.place(place), RECORD_ROOM);
  }

  @Override
  public void open(TlsSide other, int place) throws IOException {
    library.feed(connection, room.place(place), ((OpenSslSide) other).lengths[place]);
    requireFull(library.read(connection, room.opened, Bulk.CONTENT));
  }

  private static void requireFull(int count) throws IOException {
    if (count != Bulk.CONTENT) {
      throw new IOException("a record of OpenSSL has " + count + " bytes");
    }
  }

  @Override
  public void close() {
    ended.accept(connection);
    library.free(connection);
  }
}
