// SPDX-License-Identifier: Apache-2.0
package dev.signet.ca.local;

import dev.signet.ca.CaEvent;
import dev.signet.ca.CaSettings;
import dev.signet.ca.IssuanceRequest;
import dev.signet.ca.IssuanceResult;
import dev.signet.ca.IssuedCertificate;
import dev.signet.ca.NameScope;
import dev.signet.ca.Profile;
import dev.signet.explain.Report;
import dev.signet.store.Database;
import dev.signet.store.Keyring;
import dev.signet.store.StoreSettings;
import dev.signet.testkit.FixedClock;
import dev.signet.x509.CertificateRequest;
import dev.signet.x509.GeneralName;
import java.net.URI;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.spec.ECGenParameterSpec;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** An authority on a fresh SQLite database, with a clock that the test moves. */
public final class AuthorityFixture implements AutoCloseable {
  private static final byte[] KEY = new byte[Keyring.KEY_BYTES];

  public final Path folder;
  public final FixedClock clock;
  public final Database database;
  public LocalAuthority authority;
  public List<CaEvent> events;

  private AuthorityFixture(Path folder, FixedClock clock, CaSettings settings) {
    this(folder, clock, settings, StoreSettings.in(folder));
  }

  private AuthorityFixture(
      Path folder, FixedClock clock, CaSettings settings, StoreSettings store) {
    this.folder = folder;
    this.clock = clock;
    this.database = Database.open(store, clock);
    LocalAuthority.Opening opening =
        LocalAuthority.open(settings, database, Keyring.of(KEY), clock);
    this.authority = opening.authority();
    this.events = opening.events();
  }

  /** With {@code localhost}, the loopback addresses and {@code example.test}. */
  public static AuthorityFixture in(Path folder) {
    return new AuthorityFixture(folder, FixedClock.create(), settings(folder, "example.test"));
  }

  /** The same, by the machine's clock: for clients that have no other. */
  public static AuthorityFixture now(Path folder, FixedClock clock) {
    return at(folder, clock, settings(folder, "example.test"));
  }

  public static AuthorityFixture at(Path folder, FixedClock clock, CaSettings settings) {
    return new AuthorityFixture(folder, clock, settings);
  }

  /** On another database than a file in the folder. */
  public static AuthorityFixture on(Path folder, StoreSettings store) {
    return new AuthorityFixture(
        folder, FixedClock.create(), settings(folder, "example.test"), store);
  }

  public static AuthorityFixture with(Path folder, CaSettings settings) {
    return new AuthorityFixture(folder, FixedClock.create(), settings);
  }

  public static CaSettings settings(Path folder, String... domains) {
    return new CaSettings(folder, NameScope.local().withDomains(List.of(domains)), null);
  }

  public static CaSettings published(Path folder, @Nullable URI address) {
    return new CaSettings(folder, NameScope.local().withDomains(List.of("example.test")), address);
  }

  /** Closes the authority and opens it anew on the same database. */
  public AuthorityFixture reopen(CaSettings settings) {
    authority.close();
    LocalAuthority.Opening opening =
        LocalAuthority.open(settings, database, Keyring.of(KEY), clock);
    authority = opening.authority();
    events = opening.events();
    return this;
  }

  public IssuedCertificate issued(Profile profile, String... names) {
    return issued(request(profile, names));
  }

  public IssuedCertificate issued(IssuanceRequest request) {
    return switch (authority.issue(request)) {
      case IssuanceResult.Issued(IssuedCertificate certificate) -> certificate;
      case IssuanceResult.Refused(Report report) -> throw new AssertionError(report.toString());
    };
  }

  public Report refused(IssuanceRequest request) {
    return switch (authority.issue(request)) {
      case IssuanceResult.Issued(IssuedCertificate certificate) ->
          throw new AssertionError("issued " + certificate);
      case IssuanceResult.Refused(Report report) -> report;
    };
  }

  public static IssuanceRequest request(Profile profile, String... names) {
    return IssuanceRequest.of(csr(keys(), "", names), profile, "test");
  }

  public static byte[] csr(KeyPair keys, String commonName, String... names) {
    List<GeneralName> all = Stream.of(names).map(AuthorityFixture::name).toList();
    return CertificateRequest.create(keys, commonName, all).encoded().toArray();
  }

  public static KeyPair keys() {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
      generator.initialize(new ECGenParameterSpec("secp256r1"));
      return generator.generateKeyPair();
    } catch (java.security.GeneralSecurityException e) {
      throw new AssertionError(e);
    }
  }

  private static GeneralName name(String name) {
    return name.startsWith("*.") || name.contains("_")
        ? new GeneralName.DnsName(name)
        : GeneralName.ofHost(name);
  }

  @Override
  public void close() {
    authority.close();
    database.close();
  }
}
