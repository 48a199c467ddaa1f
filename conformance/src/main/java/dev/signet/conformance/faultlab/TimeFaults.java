// SPDX-License-Identifier: Apache-2.0
package dev.signet.conformance.faultlab;

import dev.signet.diagnose.cause.TimeCause;
import dev.signet.testkit.TestIdentity;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/** Certificates, and a clock, outside of their time. */
final class TimeFaults {
  /** How many a check makes that may make more than one. */
  private static final int CONNECTIONS = 4;

  private TimeFaults() {}

  static List<LabCase> all() {
    return List.of(
        LabCase.of(
            "leaf expired",
            TimeCause.LEAF_EXPIRED,
            "Renew",
            lab -> leaf(lab, -lab.draw().days(60, 90), -lab.draw().days(2, 50), Duration.ZERO)),
        LabCase.of(
            "leaf not yet valid",
            TimeCause.LEAF_NOT_YET_VALID,
            "clock",
            lab -> leaf(lab, lab.draw().days(2, 50), lab.draw().days(60, 90), Duration.ZERO)),
        LabCase.of(
            "intermediate expired",
            TimeCause.INTERMEDIATE_EXPIRED,
            "intermediate",
            TimeFaults::intermediateExpired),
        LabCase.of(
            "authority that begins tomorrow",
            TimeCause.AUTHORITY_NOT_YET_VALID,
            "clock",
            TimeFaults::authorityEarly),
        LabCase.of(
            "in the last days of its life",
            TimeCause.RENEWAL_DUE,
            "renew",
            lab -> leaf(lab, -lab.draw().days(60, 90), 2, Duration.ZERO)),
        LabCase.of("root expired", TimeCause.ROOT_EXPIRED, "root", TimeFaults::rootExpired),
        LabCase.of(
            "this clock is behind",
            TimeCause.LOCAL_CLOCK_WRONG,
            "clock",
            lab ->
                leaf(lab, -lab.draw().days(5, 10), 60, Duration.ofDays(-lab.draw().days(20, 400)))),
        LabCase.of(
            "this clock is ahead",
            TimeCause.LOCAL_CLOCK_WRONG,
            "clock",
            lab ->
                leaf(lab, -lab.draw().days(5, 10), 60, Duration.ofDays(lab.draw().days(90, 400)))),
        LabCase.of(
            "one node has the old certificate",
            TimeCause.NODES_DIFFER,
            "Reload",
            TimeFaults::oneNodeOld));
  }

  private static Scene leaf(Lab lab, int from, int to, Duration clockOff) throws IOException {
    Authority authority = Authority.of(lab.draw());
    String host = lab.draw().host();
    Instant now = Instant.now();
    TestIdentity server =
        Authority.serverDraft(host)
            .validity(now.plus(Duration.ofDays(from)), now.plus(Duration.ofDays(to)))
            .issuedBy(authority.intermediate());
    Scene scene =
        Scene.at(lab.serve(ServerSettings.of(server)))
            .host(host)
            .trusting(authority.root())
            .clockOff(clockOff);
    return clockOff.isZero()
        ? scene.concerns(host).curedAt(lab.serve(ServerSettings.of(authority.server(host))))
        : scene;
  }

  private static Scene intermediateExpired(Lab lab) throws IOException {
    Authority authority = Authority.of(lab.draw());
    Instant now = Instant.now();
    TestIdentity expired =
        Authority.intermediateDraft(authority.organisation(), now)
            .validity(
                now.minus(Duration.ofDays(700)), now.minus(Duration.ofDays(lab.draw().days(2, 50))))
            .issuedBy(authority.root());
    String host = lab.draw().host();
    return Scene.at(lab.serve(ServerSettings.of(Authority.serverDraft(host).issuedBy(expired))))
        .host(host)
        .trusting(authority.root())
        .concerns(authority.organisation() + " Issuing")
        .curedAt(lab.serve(ServerSettings.of(authority.server(host))));
  }

  private static Scene authorityEarly(Lab lab) throws IOException {
    Authority authority = Authority.of(lab.draw());
    Instant now = Instant.now();
    TestIdentity early =
        Authority.intermediateDraft(authority.organisation(), now)
            .validity(
                now.plus(Duration.ofDays(lab.draw().days(1, 9))), now.plus(Duration.ofDays(700)))
            .issuedBy(authority.root());
    String host = lab.draw().host();
    return Scene.at(lab.serve(ServerSettings.of(Authority.serverDraft(host).issuedBy(early))))
        .host(host)
        .trusting(authority.root())
        .concerns(authority.organisation() + " Issuing")
        .curedAt(lab.serve(ServerSettings.of(authority.server(host))));
  }

  private static Scene rootExpired(Lab lab) throws IOException {
    String organisation = lab.draw().organisation();
    Instant now = Instant.now();
    TestIdentity root =
        Authority.rootDraft(organisation, now)
            .validity(
                now.minus(Duration.ofDays(7000)),
                now.minus(Duration.ofDays(lab.draw().days(2, 50))))
            .selfSigned();
    TestIdentity renewed = Authority.rootDraft(organisation, now).key(root.keys()).selfSigned();
    TestIdentity issuing = Authority.intermediateDraft(organisation, now).issuedBy(root);
    String host = lab.draw().host();
    TestIdentity server = Authority.serverDraft(host).issuedBy(issuing);
    return Scene.at(lab.serve(ServerSettings.sending(server, issuing)))
        .host(host)
        .trusting(root)
        .concerns(organisation + " Root")
        .curedByTrusting(renewed);
  }

  /** Two servers behind one port, taken in turn. */
  private static Scene oneNodeOld(Lab lab) throws IOException {
    Authority authority = Authority.of(lab.draw());
    String host = lab.draw().host();
    Instant now = Instant.now();
    TestIdentity old =
        Authority.serverDraft(host)
            .validity(now.minus(Duration.ofDays(90)), now.minus(Duration.ofDays(1)))
            .issuedBy(authority.intermediate());
    int first = lab.serve(ServerSettings.of(old));
    int second = lab.serve(ServerSettings.of(authority.server(host)));
    AtomicInteger turn = new AtomicInteger();
    int port =
        lab.serve(client ->
            RawServer.forward(
                client, new byte[0], turn.getAndIncrement() % CONNECTIONS == 0 ? first : second));
    return Scene.at(port).host(host).trusting(authority.root()).concerns(host);
  }
}
