// SPDX-License-Identifier: Apache-2.0
package dev.signet.tls.ech;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.signet.tls.crypto.Primitives;
import dev.signet.tls.extension.EchOuter;
import dev.signet.tls.fault.InvalidMessage;
import dev.signet.tls.fault.TlsFault;
import dev.signet.tls.wire.Bytes;
import dev.signet.tls.wire.WireWriter;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EchConfigTest {
  private static final Primitives JDK = Primitives.jdk();
  private static final EchProfile PROFILE = EchProfile.of("public.example");
  private static final EchKey KEY = key(7);

  @Test
  void whatIsWrittenIsRead() throws TlsFault {
    EchConfigList list = EchConfigList.of(List.of(KEY.config(), key(8).config()));
    EchConfigList read = EchConfigList.read(list.encoded());
    assertThat(read).isEqualTo(list);
    assertThat(read.usable().getFirst().publicName()).isEqualTo("public.example");
    assertThat(list.base64()).startsWith("A");
  }

  @Test
  void aKeyThatWasKeptIsTheSame() throws GeneralSecurityException {
    EchKey kept = EchKey.of(KEY.config(), KEY.keys().privateKey(), JDK);
    assertThat(kept.keys().publicKey()).isEqualTo(KEY.keys().publicKey());
    assertThatThrownBy(() -> EchKey.of(KEY.config(), key(1).keys().privateKey(), JDK))
        .isInstanceOf(GeneralSecurityException.class);
  }

  @Test
  void whatAClientCannotUseIsPassedOver() throws TlsFault {
    List<UnaryOperator<Parts>> changes =
        List.of(
            parts -> parts.withVersion(0xfe0c),
            parts -> parts.withKem(0x6666),
            parts -> parts.withSuite(0x1111, 0x2222),
            parts -> parts.withExtension(0x8001),
            parts -> parts.withName("no_names_with_underscores.example"));
    for (UnaryOperator<Parts> change : changes) {
      Bytes wrong = change.apply(Parts.USUAL).written();
      Bytes list = list(wrong, KEY.config().encoded());
      assertThat(EchConfigList.read(list).usable()).containsExactly(KEY.config());
      assertThat(EchConfigList.read(list).encoded()).isEqualTo(list);
    }
    assertThat(EchConfigList.read(list(Parts.USUAL.withExtension(1).written())).usable())
        .hasSize(1);
  }

  @Test
  void aConfigurationThatBreaksOffIsMalformed() {
    Bytes whole = KEY.published();
    for (int length = 0; length < whole.length(); length++) {
      Bytes cut = whole.slice(0, length);
      assertThatThrownBy(() -> EchConfigList.read(cut))
          .isInstanceOfSatisfying(
              TlsFault.class,
              fault ->
                  assertThat(fault.code())
                      .isIn(InvalidMessage.MESSAGE_CUT_OFF, InvalidMessage.VECTOR_TOO_SHORT));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"example.com", "a", "xn--bcher-kva.example", "1.2.3.4x", "0y.example"})
  void dnsNamesArePublicNames(String name) {
    assertThat(PublicName.isValid(name)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        ".",
        "a.",
        ".a",
        "a..b",
        "-a.example",
        "a-.example",
        "a_b.example",
        "1.2.3.4",
        "a.0x",
        "a.0Xff",
        "a.5",
        "ex ample"
      })
  void othersAreNot(String name) {
    assertThat(PublicName.isValid(name)).isFalse();
    assertThatThrownBy(() -> EchProfile.of(name)).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void aLabelHasAtMost63Bytes() {
    assertThat(PublicName.isValid("x".repeat(63) + ".example")).isTrue();
    assertThat(PublicName.isValid("x".repeat(64) + ".example")).isFalse();
    assertThat(PublicName.isValid("x.".repeat(200) + "y")).isFalse();
  }

  @Test
  void identifiersAreDistinctWhileThereAreAny() {
    SecureRandom random = new SecureRandom();
    List<EchKey> keys = new ArrayList<>();
    for (int i = 0; i < 16; i++) {
      keys.add(key(EchKeys.of(keys).freshIdentifier(random)));
    }
    assertThat(keys.stream().map(key -> key.config().identifier()).distinct()).hasSize(16);
    keys.add(key(EchKeys.of(keys).freshIdentifier(random)));
    assertThatThrownBy(() -> EchKeys.of(keys)).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void onlyKeysOfThatIdentifierAndSuiteAreTried() {
    EchKeys keys = EchKeys.of(List.of(key(1), key(2), key(2)));
    assertThat(keys.candidates(offer(1, 1, 2))).hasSize(2);
    assertThat(keys.candidates(offer(1, 1, 3))).isEmpty();
    assertThat(keys.candidates(offer(2, 1, 2))).isEmpty();
    EchKeys all = new EchKeys(keys.keys(), EchKeys.Candidates.ALL);
    assertThat(all.candidates(offer(1, 1, 3))).hasSize(3);
  }

  private static EchOuter offer(int kdf, int aead, int identifier) {
    return new EchOuter(kdf, aead, identifier, Bytes.EMPTY, Bytes.fromHex("00"));
  }

  private static EchKey key(int identifier) {
    return EchKey.generate(identifier, PROFILE, JDK, new SecureRandom());
  }

  private static Bytes list(Bytes... configs) {
    WireWriter out = new WireWriter();
    int mark = out.openVector16();
    for (Bytes config : configs) {
      out.bytes(config);
    }
    return Bytes.wrap(out.closeVector16(mark).toArray());
  }

  /** An ECHConfig field by field. */
  private record Parts(
      int version, int kem, int kdf, int aead, String name, List<Integer> extensions) {
    static final Parts USUAL = new Parts(0xfe0d, 0x20, 1, 1, "public.example", List.of());

    Parts withVersion(int other) {
      return new Parts(other, kem, kdf, aead, name, extensions);
    }

    Parts withKem(int other) {
      return new Parts(version, other, kdf, aead, name, extensions);
    }

    Parts withSuite(int otherKdf, int otherAead) {
      return new Parts(version, kem, otherKdf, otherAead, name, extensions);
    }

    Parts withName(String other) {
      return new Parts(version, kem, kdf, aead, other, extensions);
    }

    Parts withExtension(int type) {
      return new Parts(version, kem, kdf, aead, name, List.of(type));
    }

    Bytes written() {
      WireWriter out = new WireWriter().u16(version);
      int contents = out.openVector16();
      out.u8(7).u16(kem).opaque16(Bytes.wrap(new byte[32])).u16(4).u16(kdf).u16(aead).u8(0);
      out.opaque8(Bytes.wrap(name.getBytes(StandardCharsets.US_ASCII)));
      int block = out.openVector16();
      extensions.forEach(type -> out.u16(type).opaque16(Bytes.EMPTY));
      return Bytes.wrap(out.closeVector16(block).closeVector16(contents).toArray());
    }
  }
}
