// SPDX-License-Identifier: Apache-2.0
package dev.signet.enrol.acme;

import dev.signet.enrol.Enroller;
import dev.signet.enrol.Enrolment;
import dev.signet.enrol.RenewalWindow;
import dev.signet.explain.FindingException;
import dev.signet.explain.Report;
import dev.signet.x509.Certificate;
import dev.signet.x509.CertificateRequest;
import dev.signet.x509.GeneralName;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import org.shredzone.acme4j.AccountBuilder;
import org.shredzone.acme4j.Authorization;
import org.shredzone.acme4j.Identifier;
import org.shredzone.acme4j.Login;
import org.shredzone.acme4j.Order;
import org.shredzone.acme4j.OrderBuilder;
import org.shredzone.acme4j.Session;
import org.shredzone.acme4j.Status;
import org.shredzone.acme4j.connector.Resource;
import org.shredzone.acme4j.exception.AcmeException;
import org.shredzone.acme4j.exception.AcmeLazyLoadingException;
import org.shredzone.acme4j.exception.AcmeProtocolException;
import org.shredzone.acme4j.exception.AcmeRateLimitedException;
import org.shredzone.acme4j.exception.AcmeServerException;

/**
 * Gets certificates from an ACME server (RFC 8555), and lets it say when to replace them (RFC
 * 9773). One thread at a time.
 */
public final class AcmeEnroller implements Enroller {
  private static final String NO_ACCOUNT = "urn:ietf:params:acme:error:accountDoesNotExist";

  private final AcmeServer server;
  private final AccountKey account;
  private final ProofStep proofs;
  private final InstantSource clock;
  private final RenewalAdvice advice;
  private final Session session;

  /**
   * An applicant at a server.
   *
   * @param accountKey the file with the key of our account there, made the first time
   * @param proofs how names are proven
   * @param random spreads renewals
   */
  public AcmeEnroller(
      AcmeServer server,
      Path accountKey,
      ProofShow proofs,
      InstantSource clock,
      RandomGenerator random) {
    this(server, new AccountFile(accountKey), proofs, clock, random);
  }

  /**
   * An applicant at a server.
   *
   * @param account where the key of our account there is
   * @param proofs how names are proven
   * @param random spreads renewals
   */
  public AcmeEnroller(
      AcmeServer server,
      AccountKey account,
      ProofShow proofs,
      InstantSource clock,
      RandomGenerator random) {
    this.server = server;
    this.account = account;
    this.proofs = new ProofStep(proofs);
    this.clock = clock;
    this.advice = new RenewalAdvice(random);
    this.session = new Session(server.directory(), new TrustingProvider(server.trust()));
  }

  @Override
  public Enrolment enrol(CertificateRequest request) {
    return answer(() -> ordered(login(), request));
  }

  /**
   * The same, and the server is told which certificate it replaces (RFC 9773, 5), by which it may
   * let the order pass its limits.
   */
  @Override
  public Enrolment renew(CertificateRequest request, Certificate predecessor) {
    return answer(() -> ordered(login(), request, predecessor));
  }

  /** What may end with each of the library's exceptions. */
  @FunctionalInterface
  private interface Steps {
    List<Certificate> run() throws AcmeException, InterruptedException;
  }

  private Enrolment answer(Steps steps) {
    try {
      return new Enrolment.Enrolled(steps.run());
    } catch (FindingException e) {
      return new Enrolment.Refused(Report.of(e.finding()));
    } catch (AcmeException | AcmeProtocolException | AcmeLazyLoadingException e) {
      return new Enrolment.Refused(Report.of(AcmeFailure.of(server.directory(), e)));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return new Enrolment.Refused(Report.of(AcmeFailure.interrupted(server.directory())));
    }
  }

  /**
   * Whether the server does not want the certificate replaced now. It says so for one that it has
   * revoked, too. A server that does not answer is taken to stand behind it.
   */
  @Override
  public boolean standsBehind(Certificate certificate) {
    return !advice.isDue(certificate, clock.instant(), this::login);
  }

  @Override
  public RenewalWindow renewalWindow(Certificate certificate, Instant now) {
    return RenewalAdvice.ask(certificate, now, this::login);
  }

  /** Our account, made the first time. A key that makes one is shown then alone. */
  private Login login() throws AcmeException {
    KeyPair keys = account.open();
    try {
      return new AccountBuilder().onlyExisting().useKeyPair(keys).createLogin(session);
    } catch (AcmeServerException e) {
      if (!NO_ACCOUNT.equals(e.getType().toString())) {
        throw e;
      }
    }
    AccountBuilder builder = new AccountBuilder().agreeToTermsOfService().useKeyPair(keys);
    AcmeServer.Applicant applicant = server.applicant();
    applicant.contact().ifPresent(builder::addEmail);
    applicant
        .binding()
        .ifPresent(binding -> builder.withKeyIdentifier(binding.key(), binding.secret()));
    return builder.createLogin(session);
  }

  private List<Certificate> ordered(Login login, CertificateRequest request)
      throws AcmeException, InterruptedException {
    return fulfilled(newOrder(login, request).create(), request);
  }

  private List<Certificate> ordered(
      Login login, CertificateRequest request, Certificate predecessor)
      throws AcmeException, InterruptedException {
    // RFC 9773, 5: clients "SHOULD NOT include this field if the ACME server has not indicated that
    // it supports this protocol".
    if (session.resourceUrlOptional(Resource.RENEWAL_INFO).isEmpty()) {
      return ordered(login, request);
    }
    Order order;
    try {
      order = newOrder(login, request).replaces(predecessor.toX509()).create();
    } catch (AcmeRateLimitedException e) {
      throw e;
    } catch (AcmeServerException e) {
      // Another order has replaced it, or the account is a new one: no reason to go without.
      order = newOrder(login, request).create();
    }
    return fulfilled(order, request);
  }

  private OrderBuilder newOrder(Login login, CertificateRequest request) {
    OrderBuilder builder = login.newOrder();
    request.names().forEach(name -> builder.identifier(identifier(name)));
    server.applicant().profile().ifPresent(builder::profile);
    return builder;
  }

  private List<Certificate> fulfilled(Order order, CertificateRequest request)
      throws AcmeException, InterruptedException {
    for (Authorization authorization : order.getAuthorizations()) {
      proofs.prove(authorization);
    }
    Duration patience = ProofStep.PATIENCE;
    if (order.waitUntilReady(patience) != Status.READY) {
      throw AcmeFailure.unfinished(server.directory(), order);
    }
    order.execute(request.encoded().toArray());
    if (order.waitForCompletion(patience) != Status.VALID) {
      throw AcmeFailure.unfinished(server.directory(), order);
    }
    return chain(order.getCertificate().getCertificateChain());
  }

  private static Identifier identifier(GeneralName name) {
    return name instanceof GeneralName.IpAddress ip
        ? Identifier.ip(ip.value())
        : Identifier.dns(name.value());
  }

  private static List<Certificate> chain(List<X509Certificate> sent) {
    List<Certificate> chain = new ArrayList<>();
    for (X509Certificate each : sent) {
      try {
        chain.add(Certificate.read(each.getEncoded()));
      } catch (CertificateEncodingException e) {
        throw new IllegalStateException("what was read has an encoding", e);
      }
    }
    return chain;
  }
}
