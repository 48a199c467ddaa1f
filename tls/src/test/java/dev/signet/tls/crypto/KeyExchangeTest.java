// SPDX-License-Identifier: Apache-2.0
package dev.signet.tls.crypto;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.signet.tls.fault.PeerMisbehaved;
import dev.signet.tls.fault.TlsFault;
import dev.signet.tls.suite.KemParameters;
import dev.signet.tls.suite.NamedGroup;
import dev.signet.tls.wire.Bytes;
import java.security.SecureRandom;
import java.util.Arrays;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class KeyExchangeTest {
  private final SecureRandom random = new SecureRandom();

  @ParameterizedTest
  @MethodSource("dev.signet.tls.crypto.EveryPrimitives#withEveryGroup")
  void bothSidesGetTheSameSecret(Primitives primitives, NamedGroup group) throws TlsFault {
    KeyExchange client = primitives.begin(group, random);
    Agreement server = primitives.answer(group, client.share(), random);

    assertThat(client.share().length()).isEqualTo(group.clientShareLength());
    assertThat(server.share().length()).isEqualTo(group.serverShareLength());
    assertThat(client.finish(server.share()))
        .isEqualTo(server.secret())
        .hasSize(group.secretLength());
  }

  @ParameterizedTest
  @MethodSource("dev.signet.tls.crypto.EveryPrimitives#withEveryGroup")
  void everyProviderAgreesWithTheJdk(Primitives primitives, NamedGroup group) throws TlsFault {
    KeyExchange client = Primitives.jdk().begin(group, random);
    Agreement server = primitives.answer(group, client.share(), random);

    assertThat(client.finish(server.share())).isEqualTo(server.secret());
  }

  @ParameterizedTest
  @EnumSource(
      value = NamedGroup.class,
      mode = EnumSource.Mode.EXCLUDE,
      names = {"MLKEM512", "MLKEM768", "MLKEM1024"})
  void theCurveOfAHybridCanBeOfferedAlone(NamedGroup group) throws TlsFault {
    Primitives primitives = Primitives.jdk();
    KeyExchange alone = primitives.begin(group, random).curveOnly();
    Agreement server = primitives.answer(group.curve(), alone.share(), random);

    assertThat(alone.group()).isEqualTo(group.curve());
    assertThat(alone.finish(server.share())).isEqualTo(server.secret());
  }

  @ParameterizedTest
  @EnumSource(NamedGroup.class)
  void anEphemeralKeyServesOnce(NamedGroup group) throws TlsFault {
    KeyExchange client = Primitives.jdk().begin(group, random);
    Agreement server = Primitives.jdk().answer(group, client.share(), random);
    client.finish(server.share());

    assertThatThrownBy(() -> client.finish(server.share()))
        .isInstanceOf(IllegalStateException.class);
  }

  @ParameterizedTest
  @MethodSource("dev.signet.tls.crypto.EveryPrimitives#withEveryGroup")
  void aShareThatIsShorterOrLongerIsRefused(Primitives primitives, NamedGroup group) {
    byte[] share = primitives.begin(group, random).share().toArray();

    for (int length : new int[] {0, 1, share.length - 1, share.length + 1}) {
      Bytes wrong = Bytes.wrap(Arrays.copyOf(share, length));
      assertThatThrownBy(() -> primitives.answer(group, wrong, random))
          .isInstanceOfSatisfying(
              TlsFault.class,
              fault -> assertThat(fault.code()).isEqualTo(PeerMisbehaved.KEY_SHARE_LENGTH_WRONG));
    }
  }

  @ParameterizedTest
  @MethodSource("dev.signet.tls.crypto.EveryPrimitives#withEveryCurve")
  void aPointOffTheCurveIsRefused(Primitives primitives, NamedGroup group) {
    byte[] share = primitives.begin(group, random).share().toArray();
    share[share.length - 1] ^= 1;

    assertUnusable(primitives, group, share);
  }

  @ParameterizedTest
  @MethodSource("dev.signet.tls.crypto.EveryPrimitives#withEveryCurve")
  void aPointOfAnotherFormIsRefused(Primitives primitives, NamedGroup group) {
    byte[] share = primitives.begin(group, random).share().toArray();
    for (byte form : new byte[] {0, 2, 3, 6, 7}) {
      share[0] = form;
      assertUnusable(primitives, group, share);
    }
  }

  @ParameterizedTest
  @MethodSource("dev.signet.tls.crypto.EveryPrimitives#withEveryCurve")
  void aCoordinateThatIsNotReducedIsRefused(Primitives primitives, NamedGroup group) {
    byte[] share = primitives.begin(group, random).share().toArray();
    Arrays.fill(share, 1, 1 + share.length / 2, (byte) 0xff);

    assertUnusable(primitives, group, share);
  }

  @ParameterizedTest
  @MethodSource("dev.signet.tls.crypto.EveryPrimitives#all")
  void pointsOfSmallOrderOfX25519AreRefused(Primitives primitives) {
    String[] smallOrder = {
      "0000000000000000000000000000000000000000000000000000000000000000",
      "0100000000000000000000000000000000000000000000000000000000000000",
      "e0eb7a7c3b41b8ae1656e3faf19fc46ada098deb9c32b1fd866205165f49b800",
      "5f9c95bca3508c24b1d0b1559c83ef5b04445cc4581c8e86d8224eddd09f1157",
      "ecffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f",
      "edffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f",
      "eeffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f"
    };
    for (String point : smallOrder) {
      Bytes share = Bytes.wrap(java.util.HexFormat.of().parseHex(point));
      assertThatThrownBy(() -> primitives.answer(NamedGroup.X25519, share, random))
          .as(point)
          .isInstanceOfSatisfying(
              TlsFault.class,
              fault -> assertThat(fault.code()).isEqualTo(PeerMisbehaved.KEY_SHARE_WEAK));
    }
  }

  @ParameterizedTest
  @EnumSource(
      value = NamedGroup.class,
      names = {
        "X25519MLKEM768",
        "SECP256R1MLKEM768",
        "SECP384R1MLKEM1024",
        "MLKEM512",
        "MLKEM768",
        "MLKEM1024"
      })
  void anEncapsulationKeyThatIsNotReducedIsRefused(NamedGroup group) {
    byte[] share = Primitives.jdk().begin(group, random).share().toArray();
    KemParameters kem = java.util.Objects.requireNonNull(group.kem());
    int start = group.kemFirst() ? 0 : share.length - kem.publicKeyLength();
    Arrays.fill(share, start, start + 3, (byte) 0xff);

    assertUnusable(Primitives.jdk(), group, share);
  }

  private void assertUnusable(Primitives primitives, NamedGroup group, byte[] share) {
    assertThatThrownBy(() -> primitives.answer(group, Bytes.of(share), random))
        .isInstanceOfSatisfying(
            TlsFault.class,
            fault -> assertThat(fault.code()).isEqualTo(PeerMisbehaved.KEY_SHARE_UNUSABLE));
  }
}
