// SPDX-License-Identifier: Apache-2.0
package dev.signet.ca.register;

import dev.signet.ca.CertificateAuthority;
import dev.signet.ca.CertificateRecord;
import dev.signet.ca.Issuer;
import dev.signet.ca.NameScope;
import dev.signet.ca.Profile;
import dev.signet.ca.acme.AccountBinding;
import dev.signet.ca.acme.AcmeAccount;
import dev.signet.ca.acme.AcmeCode;
import dev.signet.ca.acme.AcmeIdentifier;
import dev.signet.ca.acme.AcmeOrder;
import dev.signet.ca.acme.AcmeRefusal;
import dev.signet.ca.acme.AcmeStore;
import dev.signet.explain.Finding;
import dev.signet.explain.FindingException;
import dev.signet.explain.Printable;
import dev.signet.x509.GeneralName;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Judges an order before anything is written down. */
final class OrderRules {
  /** As many names as the authority puts into one certificate. */
  private static final int MOST_IDENTIFIERS = 100;

  /** A client's clock may be ahead of ours. */
  private static final Duration SKEW = Duration.ofMinutes(5);

  private final CertificateAuthority authority;
  private final AcmeStore store;
  private final InstantSource clock;

  OrderRules(CertificateAuthority authority, AcmeStore store, InstantSource clock) {
    this.authority = authority;
    this.store = store;
    this.clock = clock;
  }

  void require(AcmeAccount account, List<AcmeIdentifier> identifiers, AcmeOrder.Terms terms) {
    if (identifiers.size() > MOST_IDENTIFIERS) {
      throw Finding.about(AcmeCode.IDENTIFIERS_TOO_MANY)
          .wanted(MOST_IDENTIFIERS + " at most")
          .found(identifiers.size() + "")
          .toException();
    }
    requireIssuable(account, identifiers);
    Profile profile =
        Profile.named(terms.profile()).orElseThrow(() -> unknownProfile(terms.profile()));
    requireTimes(terms, profile);
    terms.replaces().ifPresent(serial -> requireReplaceable(account, serial, identifiers));
  }

  private void requireIssuable(AcmeAccount account, List<AcmeIdentifier> identifiers) {
    NameScope scope = scope();
    List<AcmeRefusal.Part> parts = new ArrayList<>();
    for (AcmeIdentifier identifier : identifiers) {
      refusal(identifier, scope)
          .or(() -> account.binding().flatMap(binding -> refusal(identifier, binding)))
          .ifPresent(finding -> parts.add(new AcmeRefusal.Part(identifier, finding)));
    }
    if (parts.size() == 1 && identifiers.size() == 1) {
      throw new FindingException(parts.getFirst().finding());
    }
    if (!parts.isEmpty()) {
      Finding whole =
          Finding.about(AcmeCode.IDENTIFIERS_REFUSED)
              .wanted(scope.toString())
              .found(
                  parts.stream()
                      .map(part -> part.identifier().value())
                      .collect(Collectors.joining(", ")))
              .build();
      throw new AcmeRefusal(whole, parts);
    }
  }

  /** What the present intermediate may certify. */
  private NameScope scope() {
    return authority.issuers().stream()
        .filter(issuer -> issuer.role() == Issuer.Role.INTERMEDIATE)
        .filter(issuer -> issuer.state() == Issuer.State.CURRENT)
        .findFirst()
        .map(Issuer::scope)
        .orElseThrow();
  }

  private static Optional<Finding> refusal(AcmeIdentifier identifier, NameScope scope) {
    boolean sound =
        identifier.kind() == AcmeIdentifier.Kind.IP
            || new GeneralName.DnsName(identifier.value()).isWellFormed();
    if (!sound) {
      return Optional.of(about(AcmeCode.IDENTIFIER_INVALID, identifier, "a host name"));
    }
    boolean covered =
        identifier
            .address()
            .map(address -> scope.covers(address.getAddress()))
            .orElseGet(() -> scope.covers(identifier.value()));
    return covered
        ? Optional.empty()
        : Optional.of(about(AcmeCode.IDENTIFIER_REJECTED, identifier, scope.toString()));
  }

  private static Optional<Finding> refusal(AcmeIdentifier identifier, AccountBinding binding) {
    String wanted = String.join(", ", binding.domains()) + " for " + binding.owner();
    return binding.covers(identifier)
        ? Optional.empty()
        : Optional.of(about(AcmeCode.ACME_BINDING_EXCEEDED, identifier, wanted));
  }

  private static Finding about(AcmeCode code, AcmeIdentifier identifier, String wanted) {
    String value = Printable.line(identifier.value());
    return Finding.about(code).subject(value).wanted(wanted).found(value).build();
  }

  private void requireTimes(AcmeOrder.Terms terms, Profile profile) {
    Instant now = clock.instant();
    Instant start = terms.notBefore().orElse(now);
    Instant latest = start.plus(profile.longest());
    Instant end = terms.notAfter().orElse(latest);
    boolean sound = !start.isAfter(now.plus(SKEW)) && end.isAfter(now) && !end.isAfter(latest);
    if (!sound || start.isBefore(now.minus(Duration.ofHours(1)))) {
      throw Finding.about(AcmeCode.ORDER_TIMES_REFUSED)
          .wanted("from now on, until " + latest + " at most")
          .found(start + " to " + end)
          .with("profile", profile.name())
          .toException();
    }
  }

  /**
   * RFC 9773, 5: the server checks that the certificate is this account's, shares a name with the
   * order, and is not replaced already.
   */
  private void requireReplaceable(
      AcmeAccount account, String serial, List<AcmeIdentifier> identifiers) {
    Optional<CertificateRecord> known = authority.find(serial);
    Set<String> names = identifiers.stream().map(AcmeIdentifier::value).collect(Collectors.toSet());
    boolean own = store.subscriber(serial).filter(account.id()::equals).isPresent();
    boolean shared =
        known.isPresent() && known.get().contents().names().stream().anyMatch(names::contains);
    if (!own || !shared) {
      throw Finding.about(AcmeCode.ORDER_REPLACES_UNKNOWN)
          .subject(serial)
          .wanted("a certificate of this account with one of the order's names")
          .found(own ? "other names" : "none of this account")
          .toException();
    }
    if (store.isReplaced(serial, clock.instant())) {
      throw Finding.about(AcmeCode.ORDER_REPLACED_ALREADY).subject(serial).toException();
    }
  }

  private static FindingException unknownProfile(String name) {
    return Finding.about(AcmeCode.ORDER_PROFILE_UNKNOWN)
        .wanted(Profile.ALL.stream().map(Profile::name).collect(Collectors.joining(", ")))
        .found(Printable.line(name))
        .toException();
  }
}
