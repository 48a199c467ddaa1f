// SPDX-License-Identifier: Apache-2.0
package dev.signet.diagnose.rule.reach;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signet.diagnose.cause.ReachCause;
import dev.signet.diagnose.fact.Ending;
import dev.signet.diagnose.rule.KnownCase;
import dev.signet.explain.Finding;
import dev.signet.testkit.TestCa;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class AddressFixedTest {
  private static Optional<Finding> judge(Ending ending, String address) {
    return new AddressFixed()
        .judge(new KnownCase(Instant.EPOCH).ending(ending).fixedTo(address).file());
  }

  @Test
  void nobodyAtTheAddressOfTheHostsFileIsToldOf() {
    assertThat(judge(new Ending.Filtered(), "10.0.0.7"))
        .hasValueSatisfying(finding -> {
          assertThat(finding.code()).isEqualTo(ReachCause.ADDRESS_FROM_HOSTS_FILE);
          assertThat(finding.found()).contains("10.0.0.7");
        });
  }

  @Test
  void somebodyElseThereIsToldOfToo() {
    TestCa authority = TestCa.create();
    KnownCase known =
        new KnownCase(Instant.now())
            .certificates(authority.server("other.example"), authority.root())
            .fixedTo("10.0.0.7");
    assertThat(new AddressFixed().judge(known.file())).isPresent();
  }

  @Test
  void aGoodConnectionAndAMachinesNameForItselfAreNot() {
    assertThat(judge(new Ending.Established(), "10.0.0.7")).isEmpty();
    assertThat(judge(new Ending.Refused(), "127.0.1.1")).isEmpty();
    assertThat(judge(new Ending.Refused(), "::1")).isEmpty();
    assertThat(
            new AddressFixed()
                .judge(new KnownCase(Instant.EPOCH).ending(new Ending.Refused()).file()))
        .isEmpty();
  }
}
