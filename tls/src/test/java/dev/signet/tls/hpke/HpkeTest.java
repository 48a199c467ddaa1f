// SPDX-License-Identifier: Apache-2.0
package dev.signet.tls.hpke;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.signet.tls.crypto.Primitives;
import dev.signet.tls.fault.PeerMisbehaved;
import dev.signet.tls.fault.TlsFault;
import dev.signet.tls.wire.Bytes;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class HpkeTest {
  private static final Path VECTORS = Path.of("../conformance/vectors/hpke/rfc9180.tsv.gz");
  private static final int MESSAGES = 10;
  private static final byte[] INFO = {1, 2, 3};

  private final SecureRandom random = new SecureRandom();

  @ParameterizedTest
  @MethodSource("dev.signet.tls.crypto.EveryPrimitives#all")
  void theRecipientOpensTheVectorsOfTheRfc(Primitives primitives) throws Exception {
    List<String[]> rows = rows();
    for (int at = 0; at < rows.size(); at += MESSAGES) {
      HpkeReceiver receiver = receiver(rows.get(at), primitives);
      for (String[] row : rows.subList(at, at + MESSAGES)) {
        assertThat(receiver.open(bytes(row[10]), Bytes.wrap(bytes(row[12]))))
            .contains(Bytes.wrap(bytes(row[11])));
      }
    }
  }

  private static HpkeReceiver receiver(String[] row, Primitives primitives)
      throws GeneralSecurityException, TlsFault {
    HpkePublicKey publicKey = new HpkePublicKey(kem(row), Bytes.wrap(bytes(row[6])));
    HpkeKeyPair pair = HpkeKeyPair.of(publicKey, bytes(row[5]), primitives);
    assertThat(pair.privateKey()).isEqualTo(bytes(row[5]));
    Encapsulation encapsulation = pair.decapsulate(Bytes.wrap(bytes(row[7])), primitives);
    assertThat(encapsulation.copyOfSecret()).isEqualTo(bytes(row[8]));
    return HpkeReceiver.begin(encapsulation, suite(row), bytes(row[3]), primitives);
  }

  /** On P-256 the JDK makes its scalars of more random bytes than the RFC gives. */
  @Test
  void theSenderSealsTheVectorsOfTheRfc() throws Exception {
    Primitives primitives = Primitives.jdk();
    for (String[] row : rows()) {
      if (kem(row) == HpkeKem.DHKEM_X25519 && row[9].equals("0")) {
        HpkePublicKey recipient = new HpkePublicKey(kem(row), Bytes.wrap(bytes(row[6])));
        Encapsulation encapsulation =
            recipient.encapsulate(primitives, new FixedRandom(bytes(row[4])));
        HpkeSender sender = HpkeSender.begin(encapsulation, suite(row), bytes(row[3]), primitives);
        assertThat(sender.enc()).isEqualTo(Bytes.wrap(bytes(row[7])));
        assertThat(sender.seal(bytes(row[10]), bytes(row[11]))).isEqualTo(bytes(row[12]));
      }
    }
  }

  @ParameterizedTest
  @MethodSource("dev.signet.tls.crypto.EveryPrimitives#all")
  void bothSidesUnderstandEachOther(Primitives primitives) throws TlsFault {
    for (HpkeKem kem : HpkeKem.values()) {
      HpkeKeyPair pair = HpkeKeyPair.generate(kem, primitives, random);
      for (HpkeSuite suite : HpkeSuite.STANDARD) {
        HpkeSender sender = sender(pair.publicKey(), suite, primitives);
        HpkeReceiver receiver = receiver(pair, sender, suite, primitives);
        for (byte[] text : new byte[][] {{}, {1}, new byte[1000]}) {
          Bytes sealed = Bytes.wrap(sender.seal(INFO, text));
          assertThat(receiver.open(INFO, sealed)).contains(Bytes.of(text));
        }
      }
    }
  }

  @Test
  void whatWasChangedOrComesTwiceIsNotOpened() throws TlsFault {
    Primitives primitives = Primitives.jdk();
    HpkeSuite suite = HpkeSuite.STANDARD.getFirst();
    HpkeKeyPair pair = HpkeKeyPair.generate(HpkeKem.DHKEM_X25519, primitives, random);
    HpkeSender sender = sender(pair.publicKey(), suite, primitives);
    byte[] sealed = sender.seal(INFO, new byte[5]);
    byte[] changed = sealed.clone();
    changed[3] ^= 1;

    HpkeReceiver receiver = receiver(pair, sender, suite, primitives);
    assertThat(receiver.open(INFO, Bytes.wrap(sealed))).isPresent();
    assertThat(receiver.open(INFO, Bytes.wrap(sealed))).isEmpty();
    receiver = receiver(pair, sender, suite, primitives);
    assertThat(receiver.open(INFO, Bytes.wrap(changed))).isEmpty();
    receiver = receiver(pair, sender, suite, primitives);
    assertThat(receiver.open(new byte[] {4}, Bytes.wrap(sealed))).isEmpty();
    receiver = receiver(pair, sender, suite, primitives);
    assertThat(receiver.open(INFO, Bytes.wrap(Arrays.copyOf(sealed, 15)))).isEmpty();
  }

  @ParameterizedTest
  @EnumSource(HpkeKem.class)
  void keysThatDoNotBelongTogetherAreRefused(HpkeKem kem) {
    Primitives primitives = Primitives.jdk();
    HpkeKeyPair one = HpkeKeyPair.generate(kem, primitives, random);
    HpkeKeyPair other = HpkeKeyPair.generate(kem, primitives, random);
    for (byte[] wrong : List.of(other.privateKey(), new byte[31], new byte[0])) {
      assertThatThrownBy(() -> HpkeKeyPair.of(one.publicKey(), wrong, primitives))
          .isInstanceOf(GeneralSecurityException.class);
    }
    assertThat(one.toString()).doesNotContain(Bytes.wrap(one.privateKey()).hex());
  }

  @Test
  void aPointOfSmallOrderIsNoRecipient() {
    HpkePublicKey zero = new HpkePublicKey(HpkeKem.DHKEM_X25519, Bytes.wrap(new byte[32]));
    assertThatThrownBy(() -> zero.encapsulate(Primitives.jdk(), random))
        .isInstanceOfSatisfying(
            TlsFault.class,
            fault -> assertThat(fault.code()).isEqualTo(PeerMisbehaved.KEY_SHARE_WEAK));
  }

  private HpkeSender sender(HpkePublicKey recipient, HpkeSuite suite, Primitives primitives)
      throws TlsFault {
    return HpkeSender.begin(recipient.encapsulate(primitives, random), suite, INFO, primitives);
  }

  private static HpkeReceiver receiver(
      HpkeKeyPair pair, HpkeSender sender, HpkeSuite suite, Primitives primitives) throws TlsFault {
    return HpkeReceiver.begin(pair.decapsulate(sender.enc(), primitives), suite, INFO, primitives);
  }

  private static HpkeKem kem(String[] row) {
    return java.util.Objects.requireNonNull(HpkeKem.of(Integer.parseInt(row[0])));
  }

  private static HpkeSuite suite(String[] row) {
    return HpkeSuite.of(Integer.parseInt(row[1]), Integer.parseInt(row[2])).orElseThrow();
  }

  private static byte[] bytes(String base64) {
    return Base64.getDecoder().decode(base64);
  }

  private static List<String[]> rows() throws IOException {
    try (BufferedReader reader =
        new BufferedReader(
            new InputStreamReader(
                new GZIPInputStream(Files.newInputStream(VECTORS)), StandardCharsets.US_ASCII))) {
      List<String[]> rows = reader.lines().map(line -> line.split("\t", -1)).toList();
      assertThat(rows).hasSize(12 * MESSAGES);
      return rows;
    }
  }

  /** Gives the same bytes again and again. */
  private static final class FixedRandom extends SecureRandom {
    private static final long serialVersionUID = 1L;
    private final byte[] bytes;

    FixedRandom(byte[] bytes) {
      this.bytes = bytes;
    }

    @Override
    public void nextBytes(byte[] target) {
      System.arraycopy(bytes, 0, target, 0, target.length);
    }
  }
}
