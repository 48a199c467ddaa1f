// SPDX-License-Identifier: Apache-2.0
package dev.signet.bench.tls;

import java.io.IOException;
import java.lang.foreign.AddressLayout;
import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SymbolLookup;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;

/** The machine's libssl, called in this process: as many of its functions as a handshake takes. */
@SuppressWarnings("restricted")
final class OpenSsl {
  private static final AddressLayout POINTER = ValueLayout.ADDRESS;
  private static final ValueLayout.OfInt INT = ValueLayout.JAVA_INT;
  private static final ValueLayout.OfLong LONG = ValueLayout.JAVA_LONG;

  /** Debian's name for the library of OpenSSL 3. */
  private static final String LIBRARY = "libssl.so.3";

  /** SSL_FILETYPE_PEM. */
  private static final int PEM = 1;

  /** Both directions closed: a connection that ends otherwise spoils its session. */
  private static final int CLOSED = 3;

  private final SymbolLookup symbols;
  private final MethodHandle create;
  private final MethodHandle free;
  private final MethodHandle newBuffer;
  private final MethodHandle memory;
  private final MethodHandle bind;
  private final MethodHandle accept;
  private final MethodHandle connect;
  private final MethodHandle shutdown;
  private final MethodHandle handshake;
  private final MethodHandle established;
  private final MethodHandle read;
  private final MethodHandle write;
  private final MethodHandle feed;
  private final MethodHandle fetch;
  private final MethodHandle session;
  private final MethodHandle resume;
  private final MethodHandle release;

  private OpenSsl(SymbolLookup symbols) {
    this.symbols = symbols;
    this.create = pointer("SSL_new", POINTER);
    this.free = nothing("SSL_free", POINTER);
    this.newBuffer = pointer("BIO_new", POINTER);
    this.memory = pointer("BIO_s_mem");
    this.bind = nothing("SSL_set_bio", POINTER, POINTER, POINTER);
    this.accept = nothing("SSL_set_accept_state", POINTER);
    this.connect = nothing("SSL_set_connect_state", POINTER);
    this.shutdown = nothing("SSL_set_shutdown", POINTER, INT);
    this.handshake = number("SSL_do_handshake", POINTER);
    this.established = number("SSL_is_init_finished", POINTER);
    this.read = number("SSL_read", POINTER, POINTER, INT);
    this.write = number("SSL_write", POINTER, POINTER, INT);
    this.feed = number("BIO_write", POINTER, POINTER, INT);
    this.fetch = number("BIO_read", POINTER, POINTER, INT);
    this.session = pointer("SSL_get1_session", POINTER);
    this.resume = number("SSL_set_session", POINTER, POINTER);
    this.release = nothing("SSL_SESSION_free", POINTER);
  }

  /** A connection, and the buffers that it reads and writes. */
  record Connection(MemorySegment handle, MemorySegment in, MemorySegment out) {}

  /** Those of SSL_CTX_ctrl's numbers that are needed here. */
  enum Control {
    /** SSL_CTRL_SET_MIN_PROTO_VERSION. */
    LOWEST_VERSION(123),
    /** SSL_CTRL_SET_GROUPS_LIST. */
    GROUPS(92);

    private final int number;

    Control(int number) {
      this.number = number;
    }
  }

  /**
   * Loads it.
   *
   * @throws IOException where this machine has none
   */
  static OpenSsl load() throws IOException {
    try {
      return new OpenSsl(SymbolLookup.libraryLookup(LIBRARY, Arena.global()));
    } catch (IllegalArgumentException e) {
      throw new IOException("this machine has no " + LIBRARY, e);
    }
  }

  /** A context for both roles. */
  MemorySegment context() {
    return attempt(() -> {
      MemorySegment method = (MemorySegment) pointer("TLS_method").invokeExact();
      return (MemorySegment) pointer("SSL_CTX_new", POINTER).invokeExact(method);
    });
  }

  void control(MemorySegment context, Control what, long value, MemorySegment text)
      throws IOException {
    MethodHandle control =
        function("SSL_CTX_ctrl", FunctionDescriptor.of(LONG, POINTER, INT, LONG, POINTER));
    long done = attempt(() -> (long) control.invokeExact(context, what.number, value, text));
    require(done, what.name());
  }

  void suites(MemorySegment context, MemorySegment names) throws IOException {
    MethodHandle set = number("SSL_CTX_set_ciphersuites", POINTER, POINTER);
    require(attempt(() -> (int) set.invokeExact(context, names)), "suites");
  }

  /** Shows a chain with its key, both from files in PEM. */
  void identity(MemorySegment context, MemorySegment chain, MemorySegment key) throws IOException {
    MethodHandle useChain = number("SSL_CTX_use_certificate_chain_file", POINTER, POINTER);
    MethodHandle useKey = number("SSL_CTX_use_PrivateKey_file", POINTER, POINTER, INT);
    require(attempt(() -> (int) useChain.invokeExact(context, chain)), "the chain");
    require(attempt(() -> (int) useKey.invokeExact(context, key, PEM)), "the key");
  }

  /** A connection between two buffers in memory, which go with it. */
  Connection connection(MemorySegment context, boolean isServer) {
    return attempt(() -> {
      MemorySegment kind = (MemorySegment) memory.invokeExact();
      MemorySegment in = (MemorySegment) newBuffer.invokeExact(kind);
      MemorySegment out = (MemorySegment) newBuffer.invokeExact(kind);
      MemorySegment made = (MemorySegment) create.invokeExact(context);
      bind.invokeExact(made, in, out);
      (isServer ? accept : connect).invokeExact(made);
      return new Connection(made, in, out);
    });
  }

  void handshake(Connection connection) {
    attempt(() -> (int) handshake.invokeExact(connection.handle()));
  }

  boolean isEstablished(Connection connection) {
    return attempt(() -> (int) established.invokeExact(connection.handle())) == 1;
  }

  int read(Connection connection, MemorySegment plain, int room) {
    return attempt(() -> (int) read.invokeExact(connection.handle(), plain, room));
  }

  int write(Connection connection, MemorySegment plain, int length) {
    return attempt(() -> (int) write.invokeExact(connection.handle(), plain, length));
  }

  /** Gives it bytes from the wire. */
  void feed(Connection connection, MemorySegment bytes, int length) {
    attempt(() -> (int) feed.invokeExact(connection.in(), bytes, length));
  }

  /** Takes what it has to say; below 1 where that is nothing. */
  int fetch(Connection connection, MemorySegment bytes, int room) {
    return attempt(() -> (int) fetch.invokeExact(connection.out(), bytes, room));
  }

  /** The session of a connection, which is the caller's to release. */
  MemorySegment session(Connection connection) {
    return attempt(() -> (MemorySegment) session.invokeExact(connection.handle()));
  }

  void resume(Connection connection, MemorySegment known) {
    attempt(() -> (int) resume.invokeExact(connection.handle(), known));
  }

  void release(MemorySegment known) {
    attempt(() -> {
      release.invokeExact(known);
      return 0;
    });
  }

  void free(Connection connection) {
    attempt(() -> {
      shutdown.invokeExact(connection.handle(), CLOSED);
      free.invokeExact(connection.handle());
      return 0;
    });
  }

  private MethodHandle pointer(String name, MemoryLayout... parameters) {
    return function(name, FunctionDescriptor.of(POINTER, parameters));
  }

  private MethodHandle number(String name, MemoryLayout... parameters) {
    return function(name, FunctionDescriptor.of(INT, parameters));
  }

  private MethodHandle nothing(String name, MemoryLayout... parameters) {
    return function(name, FunctionDescriptor.ofVoid(parameters));
  }

  private MethodHandle function(String name, FunctionDescriptor descriptor) {
    return Linker.nativeLinker().downcallHandle(symbols.findOrThrow(name), descriptor);
  }

  @FunctionalInterface
  private interface Call<T> {
    T run() throws Throwable;
  }

  private static <T> T attempt(Call<T> call) {
    try {
      return call.run();
    } catch (RuntimeException | Error e) {
      throw e;
    } catch (Throwable e) {
      throw new IllegalStateException("a function of C throws nothing", e);
    }
  }

  private static void require(long done, String what) throws IOException {
    if (done != 1) {
      throw new IOException("OpenSSL refuses " + what);
    }
  }
}
