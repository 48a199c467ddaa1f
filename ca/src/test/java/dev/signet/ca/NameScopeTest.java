// SPDX-License-Identifier: Apache-2.0
package dev.signet.ca;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.net.InetAddress;
import java.util.List;
import org.junit.jupiter.api.Test;

class NameScopeTest {
  @Test
  void aDomainCoversItselfAndWhatIsBelowIt() {
    NameScope scope = NameScope.local();
    assertThat(scope.covers("localhost")).isTrue();
    assertThat(scope.covers("A.B.LOCALHOST")).isTrue();
    assertThat(scope.covers("*.localhost")).isTrue();
    assertThat(scope.covers("notlocalhost")).isFalse();
    assertThat(scope.covers("localhost.test")).isFalse();
  }

  @Test
  void aNetworkCoversItsAddressesAndNoOtherFamily() throws Exception {
    Network net = Network.parse("10.1.2.3/12");
    assertThat(net).hasToString("10.0.0.0/12");
    assertThat(net.contains(InetAddress.ofLiteral("10.15.255.255").getAddress())).isTrue();
    assertThat(net.contains(InetAddress.ofLiteral("10.16.0.0").getAddress())).isFalse();
    assertThat(net.contains(InetAddress.ofLiteral("::1").getAddress())).isFalse();
    assertThat(Network.parse("::1")).hasToString("::1/128");
    assertThat(Network.parse(Network.parse("fe80::/10").toString()))
        .isEqualTo(Network.parse("fe80::/10"));
    assertThat(net.includes(Network.parse("10.4.0.0/16"))).isTrue();
    assertThat(net.includes(Network.parse("10.0.0.0/8"))).isFalse();
  }

  @Test
  void aNetworksConstraintIsAddressAndMask() {
    assertThat(Network.parse("127.0.0.0/9").constraint())
        .containsExactly(127, 0, 0, 0, 0xff, 0x80, 0, 0);
  }

  @Test
  void aDomainBelowAnotherIsLeftOut() {
    NameScope scope = NameScope.local().withDomains(List.of("a.localhost", "X.test", "x.test"));
    assertThat(scope.domains()).containsExactly("localhost", "x.test");
    assertThat(scope.includes(new NameScope(List.of("deep.x.test"), List.of()))).isTrue();
    assertThat(scope.includes(new NameScope(List.of("y.test"), List.of()))).isFalse();
  }

  @Test
  void whatIsNoDomainIsRefused() {
    for (String bad : List.of("", ".test", "a..b", "*.test", "a b", "-a.test")) {
      assertThatIllegalArgumentException()
          .as(bad)
          .isThrownBy(() -> new NameScope(List.of(bad), List.of()));
    }
    assertThatIllegalArgumentException().isThrownBy(() -> Network.parse("10.0.0.0/33"));
    assertThatIllegalArgumentException().isThrownBy(() -> Network.parse("localhost"));
  }

  @Test
  void serialsAreFoundHoweverTheyAreTyped() {
    assertThat(SerialNumber.normal("0x00:AB:0c")).isEqualTo("ab0c");
    assertThat(SerialNumber.normal("ab0c")).isEqualTo("ab0c");
    assertThat(SerialNumber.normal("00")).isEqualTo("00");
  }
}
