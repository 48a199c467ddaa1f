// SPDX-License-Identifier: Apache-2.0
package dev.signet.cli.up;

import dev.signet.enrol.shared.HttpBoard;
import dev.signet.enrol.shared.SharedCertificates;
import dev.signet.enrol.shared.SharedEvent;
import dev.signet.enrol.shared.SharedGround;
import dev.signet.explain.Finding;
import dev.signet.explain.Report;
import dev.signet.http.BlockingService;
import dev.signet.http.CertificateSource;
import dev.signet.http.ExchangeService;
import dev.signet.x509.Certificate;
import java.security.SecureRandom;
import java.util.Map;
import java.util.Optional;

/**
 * All certificates of the gateway: its own authority's, and before those what the settings have it
 * get elsewhere.
 */
final class GatewayCertificates implements AutoCloseable {
  private final OwnCertificate own;
  private final Optional<Elsewhere> elsewhere;

  private record Elsewhere(SharedCertificates certificates, HttpBoard board) {}

  private GatewayCertificates(OwnCertificate own, Optional<Elsewhere> elsewhere) {
    this.own = own;
    this.elsewhere = elsewhere;
  }

  /** Uses what there is, or gets the first one from our own authority. */
  static GatewayCertificates open(
      RunningGateway.Start start, OpenedDirectory data, OwnNames names) {
    OwnCertificate own = OwnCertificate.open(start, data, names);
    try {
      return new GatewayCertificates(
          own,
          start.configuration().enrolment().isUsed()
              ? Optional.of(elsewhere(start, data, own))
              : Optional.empty());
    } catch (RuntimeException e) {
      own.close();
      throw e;
    }
  }

  /** What every handshake asks. */
  CertificateSource source() {
    return elsewhere.<CertificateSource>map(Elsewhere::certificates).orElseGet(own::source);
  }

  /** What the plain port answers for authorities. */
  Map<String, ExchangeService> plain() {
    return elsewhere
        .map(far ->
            Map.<String, ExchangeService>of(HttpBoard.PREFIX, new BlockingService(far.board())))
        .orElseGet(Map::of);
  }

  /** Renews from now on, until it is closed. */
  void watch() {
    own.watch();
    elsewhere.ifPresent(far -> far.certificates().start());
  }

  /** Other names; yields why our own authority cannot certify them. */
  Optional<Finding> rename(OwnNames wanted) {
    Optional<Finding> refused = own.rename(wanted);
    elsewhere.ifPresent(far -> far.certificates().lookSoon());
    return refused;
  }

  @Override
  public void close() {
    elsewhere.ifPresent(far -> far.certificates().close());
    own.close();
  }

  private static Elsewhere elsewhere(
      RunningGateway.Start start, OpenedDirectory data, OwnCertificate own) {
    SharedGround ground =
        new SharedGround(data.database(), data.keyring(), start.clock(), new SecureRandom());
    EnrolWiring wiring = new EnrolWiring(start, ground);
    SharedCertificates certificates =
        new SharedCertificates(
            ground,
            wiring.names(own::names),
            wiring.supply(new LocalEnroller(data.authority())),
            own.source(),
            event -> tell(start, event));
    return new Elsewhere(certificates, wiring.board());
  }

  private static void tell(RunningGateway.Start start, SharedEvent event) {
    switch (event) {
      case SharedEvent.Obtained(String authority, Certificate fresh) ->
          start.announcer().obtained(authority, fresh);
      case SharedEvent.Taken(Certificate fresh) -> start.announcer().taken(fresh);
      case SharedEvent.Failed(Finding finding) -> start.console().tell(Report.of(finding));
    }
  }
}
