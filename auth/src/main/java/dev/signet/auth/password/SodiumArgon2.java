// SPDX-License-Identifier: Apache-2.0
package dev.signet.auth.password;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SymbolLookup;
import java.lang.invoke.MethodHandle;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.NoSuchElementException;
import java.util.Optional;

/**
 * Argon2id of libsodium, whose vector code, with the mapping of its memory, takes 60 % of the
 * processor time of BouncyCastle's.
 *
 * <p>Its {@code crypto_pwhash} knows one lane and salts of 16 bytes. It maps fresh memory for each
 * hash and gives it back at once.
 */
final class SodiumArgon2 implements Argon2Function {
  /** The system property that names the folder of the program's native libraries. */
  static final String FOLDER_PROPERTY = "signet.native";

  /** {@code crypto_pwhash_ALG_ARGON2ID13}. */
  private static final int ARGON2ID_13 = 2;

  /** {@code crypto_pwhash_SALTBYTES}. */
  private static final int SALT_BYTES = 16;

  private static final long BYTES_PER_KIB = 1024;
  private static final FunctionDescriptor INIT = FunctionDescriptor.of(JAVA_INT);

  /** out, its length, password, its length, salt, passes, bytes of memory, algorithm. */
  private static final FunctionDescriptor PWHASH =
      FunctionDescriptor.of(
          JAVA_INT, ADDRESS, JAVA_LONG, ADDRESS, JAVA_LONG, ADDRESS, JAVA_LONG, JAVA_LONG,
          JAVA_INT);

  private final MethodHandle pwhash;

  private SodiumArgon2(MethodHandle pwhash) {
    this.pwhash = pwhash;
  }

  /** The library that came with the program; empty where none did or it does not load here. */
  static Optional<SodiumArgon2> shipped() {
    return Shipped.LIBRARY;
  }

  /** Loads a library for the rest of the JVM's life; empty where it cannot be loaded. */
  @SuppressWarnings("restricted")
  static Optional<SodiumArgon2> load(Path library) {
    try {
      SymbolLookup symbols = SymbolLookup.libraryLookup(library, Arena.global());
      Linker linker = Linker.nativeLinker();
      MethodHandle init = linker.downcallHandle(symbols.findOrThrow("sodium_init"), INIT);
      MethodHandle pwhash = linker.downcallHandle(symbols.findOrThrow("crypto_pwhash"), PWHASH);
      // Zero, or one where somebody else in this process initialised it before.
      return (int) init.invokeExact() < 0
          ? Optional.empty()
          : Optional.of(new SodiumArgon2(pwhash));
    } catch (IllegalArgumentException | NoSuchElementException | IllegalCallerException e) {
      return Optional.empty();
    } catch (Throwable e) {
      throw new IllegalStateException("libsodium could not be initialised", e);
    }
  }

  /** Whether the library can compute a hash of this cost and salt. */
  boolean takes(Argon2Cost cost, byte[] salt) {
    return cost.lanes() == 1 && salt.length == SALT_BYTES;
  }

  @Override
  public byte[] compute(byte[] secret, Argon2Cost cost, byte[] salt) {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment out = arena.allocate(HASH_BYTES);
      MemorySegment password = arena.allocateFrom(JAVA_BYTE, secret);
      MemorySegment salted = arena.allocateFrom(JAVA_BYTE, salt);
      try {
        fill(out, password, salted, cost);
        return out.toArray(JAVA_BYTE);
      } finally {
        out.fill((byte) 0);
        password.fill((byte) 0);
      }
    }
  }

  private void fill(
      MemorySegment out, MemorySegment password, MemorySegment salt, Argon2Cost cost) {
    int failed;
    try {
      failed =
          (int)
              pwhash.invokeExact(
                  out,
                  out.byteSize(),
                  password,
                  password.byteSize(),
                  salt,
                  (long) cost.passes(),
                  cost.memory() * BYTES_PER_KIB,
                  ARGON2ID_13);
    } catch (Throwable e) {
      throw new IllegalStateException("libsodium could not be called", e);
    }
    if (failed != 0) {
      throw new IllegalStateException("libsodium got no " + cost.memory() + " KiB of memory");
    }
  }

  /** Loaded with the first hash, so that a start does not wait for it. */
  private static final class Shipped {
    static final Optional<SodiumArgon2> LIBRARY =
        Optional.ofNullable(System.getProperty(FOLDER_PROPERTY))
            .map(folder -> Path.of(folder, System.mapLibraryName("sodium")))
            .filter(Files::isReadable)
            .flatMap(SodiumArgon2::load);
  }
}
