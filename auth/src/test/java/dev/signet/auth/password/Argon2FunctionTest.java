// SPDX-License-Identifier: Apache-2.0
package dev.signet.auth.password;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

class Argon2FunctionTest {
  private static final long SEED = 20260921;
  private static final int SALT_BYTES = 16;

  @TempDir Path folder;

  @Test
  @EnabledOnOs(
      value = OS.LINUX,
      architectures = {"amd64", "aarch64"})
  void bothLibrariesComputeTheSameHashes() throws IOException {
    SodiumArgon2 sodium = shipped();
    Random random = new Random(SEED);
    for (int i = 0; i < 40; i++) {
      Argon2Cost cost = new Argon2Cost(8 + random.nextInt(300), 1 + random.nextInt(4), 1);
      byte[] salt = bytes(random, SALT_BYTES);
      byte[] secret = bytes(random, random.nextInt(300));
      assertThat(sodium.takes(cost, salt)).isTrue();
      assertThat(sodium.compute(secret, cost, salt))
          .as("seed %d, round %d, %s", SEED, i, cost)
          .isEqualTo(new BouncyArgon2(cost).compute(secret, cost, salt));
    }
  }

  @Test
  @EnabledOnOs(
      value = OS.LINUX,
      architectures = {"amd64", "aarch64"})
  void theFloorIsTheSameToo() throws IOException {
    byte[] salt = bytes(new Random(SEED), SALT_BYTES);
    byte[] secret = "wide paper lantern".getBytes(StandardCharsets.UTF_8);
    Argon2Cost floor = Argon2Cost.OWASP_FLOOR;
    assertThat(shipped().compute(secret, floor, salt))
        .isEqualTo(new BouncyArgon2(floor).compute(secret, floor, salt));
  }

  @Test
  @EnabledOnOs(
      value = OS.LINUX,
      architectures = {"amd64", "aarch64"})
  void lanesAndSaltsThatSodiumDoesNotKnowAreLeftToTheOther() throws IOException {
    SodiumArgon2 sodium = shipped();
    assertThat(sodium.takes(new Argon2Cost(64, 1, 2), new byte[SALT_BYTES])).isFalse();
    assertThat(sodium.takes(new Argon2Cost(64, 1, 1), new byte[8])).isFalse();
  }

  @Test
  void memoryIsUsedAgainWithoutATraceOfTheHashBefore() {
    Argon2Cost cost = new Argon2Cost(64, 2, 1);
    byte[] salt = new byte[SALT_BYTES];
    BouncyArgon2 one = new BouncyArgon2(cost);
    byte[] first = one.compute(new byte[] {1}, cost, salt);
    assertThat(one.compute(new byte[] {2}, cost, salt)).isNotEqualTo(first);
    assertThat(one.compute(new byte[] {1}, cost, salt)).isEqualTo(first);
  }

  @Test
  void aFileThatIsNoLibraryIsNotUsed() throws IOException {
    Path file = folder.resolve(System.mapLibraryName("sodium"));
    assertThat(SodiumArgon2.load(file)).isEmpty();
    Files.writeString(file, "not a library");
    assertThat(SodiumArgon2.load(file)).isEmpty();
  }

  @Test
  @EnabledOnOs(OS.LINUX)
  void anotherLibraryIsNotUsed() {
    Optional<Path> other =
        Optional.of(Path.of(System.getProperty("java.home"), "lib", "libzip.so"))
            .filter(Files::exists);
    assertThat(other).isPresent();
    assertThat(SodiumArgon2.load(other.get())).isEmpty();
  }

  private SodiumArgon2 shipped() throws IOException {
    String architecture = System.getProperty("os.arch").equals("aarch64") ? "arm64" : "linux64";
    Path file = folder.resolve("libsodium.so");
    try (InputStream in =
        Argon2FunctionTest.class
            .getClassLoader()
            .getResourceAsStream(architecture + "/libsodium.so")) {
      Files.copy(in, file);
    }
    return SodiumArgon2.load(file).orElseThrow();
  }

  private static byte[] bytes(Random random, int length) {
    byte[] bytes = new byte[length];
    random.nextBytes(bytes);
    return bytes;
  }
}
