// SPDX-License-Identifier: Apache-2.0
package dev.signet.cli.up;

import dev.signet.ca.ScopeResult;
import dev.signet.enrol.EnrolEvent;
import dev.signet.enrol.EnrolmentPlan;
import dev.signet.enrol.GatewayCertificate;
import dev.signet.explain.Finding;
import dev.signet.explain.Report;
import dev.signet.http.CertificateSource;
import dev.signet.store.Change;
import dev.signet.store.ChangeFeed;
import dev.signet.x509.Certificate;
import dev.signet.x509.GeneralName;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** The gateway's own certificate, for the names that it has at the moment. */
final class OwnCertificate implements AutoCloseable {
  private final RunningGateway.Start start;
  private final OpenedDirectory data;
  private final Path file;
  private final GatewayCertificate certificate;
  private volatile OwnNames names;
  private final ChangeFeed.Subscription revocations;
  private volatile boolean running;

  private OwnCertificate(RunningGateway.Start start, OpenedDirectory data, OwnNames names) {
    this.start = start;
    this.data = data;
    this.names = names;
    this.file = PrivateFolder.make(DataFiles.gateway(data.path())).resolve("gateway.pem");
    EnrolmentPlan plan = new EnrolmentPlan(file, this::wanted, start.clock(), new SecureRandom());
    this.certificate =
        GatewayCertificate.open(plan, new LocalEnroller(data.authority()), this::tell);
    this.revocations = data.database().changes().subscribe(this::changed);
  }

  /** Uses the certificate of an earlier start, or gets the first one. */
  static OwnCertificate open(RunningGateway.Start start, OpenedDirectory data, OwnNames names) {
    return new OwnCertificate(start, data, names);
  }

  /** What every handshake asks. */
  CertificateSource source() {
    return certificate;
  }

  /** The names at the moment. */
  OwnNames names() {
    return names;
  }

  /** Renews it from now on before it ends, until it is closed. */
  void watch() {
    running = true;
    certificate.start();
  }

  /**
   * Gets a certificate for other names, and where the authority may not certify them yet, a new
   * intermediate first. When this returns, handshakes show it.
   *
   * @return why that is not possible; the present one stays in use then
   */
  Optional<Finding> rename(OwnNames wanted) {
    OwnNames before = names;
    if (data.authority().extend(wanted.scope()) instanceof ScopeResult.Refused(Finding finding)) {
      return Optional.of(finding);
    }
    names = wanted;
    Optional<Finding> refused = certificate.refresh();
    if (refused.isPresent()) {
      names = before;
    }
    return refused;
  }

  @Override
  public void close() {
    revocations.close();
    certificate.close();
  }

  // What was revoked may be the certificate that is shown, or the intermediate that signed it.
  private void changed(Change change) {
    if (change.kind() == Change.Kind.CERTIFICATE || change.kind() == Change.Kind.EVERYTHING) {
      certificate.lookSoon();
    }
  }

  private List<String> wanted() {
    return List.copyOf(names.all());
  }

  private void tell(EnrolEvent event) {
    switch (event) {
      case EnrolEvent.Reused(Certificate reused) ->
          start.announcer().reused("certificate", file, described(reused));
      case EnrolEvent.Renewed(Certificate fresh, EnrolEvent.Reason reason) -> {
        if (running) {
          start.announcer().renewed(file, fresh.fingerprint(), described(fresh));
        } else {
          start.announcer().created("certificate", file, described(fresh));
        }
      }
      case EnrolEvent.Failed(Finding finding, var retryAt) ->
          start.console().tell(Report.of(finding));
    }
  }

  private static String described(Certificate certificate) {
    return certificate.names().stream().map(GeneralName::value).collect(Collectors.joining(", "))
        + ", until "
        + certificate.validity().notAfter();
  }
}
