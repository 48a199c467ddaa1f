// SPDX-License-Identifier: Apache-2.0
package dev.signet.conformance.faultlab;

import dev.signet.diagnose.cause.RevocationCause;
import dev.signet.diagnose.connect.Dialect;
import dev.signet.testkit.TestCa;
import dev.signet.testkit.TestIdentity;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** Servers that staple a status which is bad, or of no use. */
final class RevocationFaults {
  private RevocationFaults() {}

  static List<LabCase> all() {
    return List.of(
        LabCase.of(
            "revoked by its staple",
            RevocationCause.SERVER_REVOKED,
            "new key",
            lab -> stapling(lab, (server, _) -> TestCa.create().revokedStaple(server))),
        LabCase.of(
            "staple that is over",
            RevocationCause.STAPLE_OUTDATED,
            "responder",
            lab -> stapling(lab, (server, _) -> at(lab.draw().days(2, 50)).goodStaple(server))),
        LabCase.of(
            "staple of another certificate",
            RevocationCause.STAPLE_OUTDATED,
            "responder",
            lab ->
                stapling(
                    lab,
                    (_, authority) ->
                        TestCa.create().goodStaple(authority.server(lab.draw().host())))),
        LabCase.of(
            "staple of a responder that refuses",
            RevocationCause.STAPLE_OUTDATED,
            "responder",
            lab -> stapling(lab, (_, _) -> new byte[] {0x30, 3, 0x0a, 1, 3})),
        LabCase.healthy(
            "good staple",
            lab -> stapling(lab, (server, _) -> TestCa.create().goodStaple(server))));
  }

  /** What a server staples. */
  @FunctionalInterface
  private interface Staple {
    byte[] of(TestIdentity server, Authority authority);
  }

  private static TestCa at(int daysAgo) {
    return TestCa.at(() -> Instant.now().minus(Duration.ofDays(daysAgo)));
  }

  private static Scene stapling(Lab lab, Staple staple) throws IOException {
    Authority authority = Authority.of(lab.draw());
    String host = lab.draw().host();
    TestIdentity server = authority.server(host);
    TestIdentity next = authority.server(host);
    return Scene.at(Dialect.TLS, serve(lab, server, staple.of(server, authority)))
        .host(host)
        .trusting(authority.root())
        .concerns(host)
        .curedAt(serve(lab, next, TestCa.create().goodStaple(next)));
  }

  private static int serve(Lab lab, TestIdentity server, byte[] staple) throws IOException {
    return lab.openssl(ServerSettings.of(server), "-status_file", lab.file(staple).toString());
  }
}
