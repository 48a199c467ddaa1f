// SPDX-License-Identifier: Apache-2.0
package dev.signet.ca.register;

import dev.signet.ca.CertificateAuthority;
import dev.signet.ca.CertificateRecord;
import dev.signet.ca.IssuanceRequest;
import dev.signet.ca.IssuanceResult;
import dev.signet.ca.IssuedCertificate;
import dev.signet.ca.Profile;
import dev.signet.ca.SerialNumber;
import dev.signet.ca.acme.AcmeCode;
import dev.signet.ca.acme.AcmeIdentifier;
import dev.signet.ca.acme.AcmeOrder;
import dev.signet.ca.acme.AcmeStore;
import dev.signet.ca.acme.ProblemText;
import dev.signet.explain.Category;
import dev.signet.explain.Finding;
import dev.signet.explain.FindingException;
import dev.signet.x509.CertificateRequest;
import dev.signet.x509.GeneralName;
import dev.signet.x509.SubjectPublicKey;
import dev.signet.x509.Validity;
import dev.signet.x509.der.Bytes;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Makes the certificates of orders that are ready.
 *
 * <p>Who makes one is decided by one insert. Where that process ends in the middle, whoever asks
 * for the order after a while goes on: with the certificate that is in the log already, or with a
 * new one from the same signing request.
 */
final class Completion {
  private static final System.Logger LOG = System.getLogger(Completion.class.getName());

  private final CertificateAuthority authority;
  private final AcmeStore store;
  private final InstantSource clock;
  private final WorkInHand inHand = new WorkInHand();

  Completion(CertificateAuthority authority, AcmeStore store, InstantSource clock) {
    this.authority = authority;
    this.store = store;
    this.clock = clock;
  }

  AcmeOrder.State finish(AcmeOrder.State state, Bytes csr, SubjectPublicKey own) {
    if (state.status() != AcmeOrder.Status.READY) {
      throw Finding.about(AcmeCode.ORDER_NOT_READY)
          .subject(state.order().id())
          .wanted("ready")
          .found(state.status().name().toLowerCase(Locale.ROOT))
          .toException();
    }
    requireFitting(state.order(), csr, own);
    claimed(state.order(), csr, () -> make(state.order(), csr));
    return again(state);
  }

  /** Goes on with an order whose making was cut off. */
  AcmeOrder.State resume(AcmeOrder.State state) {
    AcmeOrder order = state.order();
    Optional<Bytes> csr = store.cutOff(order.id(), WorkInHand.stale(clock.instant()));
    if (csr.isEmpty()) {
      return state;
    }
    claimed(
        order,
        csr.get(),
        () ->
            authority
                .issuedTo(requester(order))
                .map(CertificateRecord::serial)
                .ifPresentOrElse(serial -> issued(order, serial), () -> make(order, csr.get())));
    return again(state);
  }

  /** Makes a certificate, unless that is in hand here or on another node. */
  private void claimed(AcmeOrder order, Bytes csr, Runnable making) {
    if (!inHand.take(order.id())) {
      return;
    }
    try {
      Instant now = clock.instant();
      if (store.claim(order.id(), csr, now, WorkInHand.stale(now))) {
        making.run();
      }
    } finally {
      inHand.drop(order.id());
    }
  }

  private void make(AcmeOrder order, Bytes csr) {
    IssuanceResult result;
    try {
      result = authority.issue(request(order, csr));
    } catch (FindingException e) {
      fail(order, e.finding());
      throw e;
    }
    switch (result) {
      case IssuanceResult.Issued(IssuedCertificate certificate) ->
          issued(order, new SerialNumber(certificate.certificate().serial()).hex());
      case IssuanceResult.Refused(var report) -> fail(order, report.headline());
    }
  }

  private void issued(AcmeOrder order, String serial) {
    store.conclude(order.id(), new AcmeOrder.Outcome.Issued(serial), clock.instant());
  }

  /**
   * Ends an order that cannot be fulfilled. What is our own fault and passes ends nothing: the
   * order is as if our process had ended, and whoever asks for it after a while goes on.
   */
  private void fail(AcmeOrder order, Finding cause) {
    Instant now = clock.instant();
    if (passes(cause) && !order.times().isOver(now)) {
      LOG.log(System.Logger.Level.WARNING, "order {0} waits: {1}", order.id(), cause.headline());
      return;
    }
    store.conclude(order.id(), new AcmeOrder.Outcome.Failed(ProblemText.of(refusal(cause))), now);
  }

  private static boolean passes(Finding cause) {
    Category category = cause.code().category();
    return category == Category.UNAVAILABLE || category == Category.STORAGE;
  }

  private AcmeOrder.State again(AcmeOrder.State state) {
    return store.order(state.order().id(), clock.instant()).orElseThrow();
  }

  private IssuanceRequest request(AcmeOrder order, Bytes csr) {
    Profile profile = Profile.named(order.terms().profile()).orElseThrow();
    IssuanceRequest request = IssuanceRequest.of(csr.toArray(), profile, requester(order));
    AcmeOrder.Terms terms = order.terms();
    if (terms.notBefore().isEmpty() && terms.notAfter().isEmpty()) {
      return request;
    }
    Instant start = terms.notBefore().orElseGet(clock::instant).truncatedTo(ChronoUnit.SECONDS);
    Instant end = terms.notAfter().orElseGet(() -> start.plus(profile.lifetime()));
    return request.within(new Validity(start, end.truncatedTo(ChronoUnit.SECONDS)));
  }

  private static String requester(AcmeOrder order) {
    return "acme:" + order.id();
  }

  private static Finding refusal(Finding cause) {
    boolean ours =
        passes(cause)
            || cause.code().category() == Category.INTERNAL
            || cause.code().category() == Category.LOCAL;
    return Finding.about(ours ? AcmeCode.ACME_ISSUANCE_FAILED : AcmeCode.CSR_REFUSED)
        .subject(cause.subject())
        .wanted(cause.wanted())
        .found(cause.headline())
        .with("cause", cause.code().id())
        .build();
  }

  /** RFC 8555, 7.4: "The CSR MUST indicate the exact same set of requested identifiers". */
  private static void requireFitting(AcmeOrder order, Bytes csr, SubjectPublicKey own) {
    CertificateRequest request = read(csr);
    Set<String> ordered =
        order.identifiers().stream()
            .map(AcmeIdentifier::toString)
            .collect(Collectors.toCollection(LinkedHashSet::new));
    Set<String> named =
        request.names().stream()
            .map(Completion::text)
            .collect(Collectors.toCollection(LinkedHashSet::new));
    request
        .subject()
        .commonName()
        .map(name -> AcmeIdentifier.ip(name).orElseGet(() -> AcmeIdentifier.dns(name)).toString())
        .ifPresent(named::add);
    if (!named.equals(ordered)) {
      throw Finding.about(AcmeCode.CSR_NAMES_DIFFER)
          .subject(order.id())
          .wanted(String.join(", ", ordered))
          .found(named.isEmpty() ? "no names" : String.join(", ", named))
          .toException();
    }
    // RFC 8555, 11.1: the two keys have different tasks and different dangers.
    if (request.key().equals(own)) {
      throw Finding.about(AcmeCode.CSR_KEY_OF_ACCOUNT).subject(order.id()).toException();
    }
  }

  private static String text(GeneralName name) {
    return AcmeIdentifier.of(name).map(AcmeIdentifier::toString).orElseGet(name::text);
  }

  private static CertificateRequest read(Bytes csr) {
    try {
      return CertificateRequest.read(csr.toArray());
    } catch (FindingException e) {
      throw new FindingException(refusal(e.finding()), e);
    }
  }
}
