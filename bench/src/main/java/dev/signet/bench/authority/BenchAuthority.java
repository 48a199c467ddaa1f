// SPDX-License-Identifier: Apache-2.0
package dev.signet.bench.authority;

import dev.signet.ca.CaSettings;
import dev.signet.ca.IssuanceRequest;
import dev.signet.ca.IssuanceResult;
import dev.signet.ca.Issuer;
import dev.signet.ca.NameScope;
import dev.signet.ca.Profile;
import dev.signet.ca.local.LocalAuthority;
import dev.signet.store.Database;
import dev.signet.store.Keyring;
import dev.signet.store.StoreSettings;
import dev.signet.x509.Certificate;
import dev.signet.x509.CertificateRequest;
import dev.signet.x509.GeneralName;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPairGenerator;
import java.security.spec.ECGenParameterSpec;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.jdbi.v3.core.statement.PreparedBatch;

/** An authority on a database file of its own, and means to fill it. */
final class BenchAuthority implements AutoCloseable {
  /** As many requests as different servers would send; keys are made before. */
  private static final int REQUESTS = 64;

  private static final String INTENT =
      """
      insert into ca_intent (serial, issuer, shard, profile, subject, names, key_hash, requester,
                             tbs, not_before, not_after, intended_at)
      values (:serial, :issuer, :shard, 'server', '', 'a.localhost', :serial, 'bench', :tbs, 0,
              :end, :number)
      """;

  private static final String REVOCATION =
      """
      insert into ca_revocation (serial, issuer, shard, place, not_after, reason, requester,
                                 revoked_at)
      values (:serial, :issuer, :shard, :number, :end, 1, 'bench', :at)
      """;

  private static final int BATCH = 10_000;
  private static final int TBS_BYTES = 600;
  private static final long LIFE_MILLIS = 90L * 24 * 3600 * 1000;

  /** Between the revocations of two fillings lie those that are measured. */
  private static final int PLACES = 1_000;

  private final Path folder;
  private final Database database;
  private final LocalAuthority authority;
  private final List<IssuanceRequest> requests = new ArrayList<>();
  private int places;

  private BenchAuthority(Path folder) throws GeneralSecurityException {
    this.folder = folder;
    this.database = Database.open(StoreSettings.in(folder), InstantSource.system());
    URI address = URI.create("http://ca.localhost");
    CaSettings settings = new CaSettings(folder, NameScope.local(), address);
    this.authority =
        LocalAuthority.open(
                settings, database, Keyring.of(new byte[Keyring.KEY_BYTES]), InstantSource.system())
            .authority();
    KeyPairGenerator keys = KeyPairGenerator.getInstance("EC");
    keys.initialize(new ECGenParameterSpec("secp256r1"));
    for (int i = 0; i < REQUESTS; i++) {
      List<GeneralName> names = List.of(GeneralName.ofHost("n" + i + ".localhost"));
      byte[] csr = CertificateRequest.create(keys.generateKeyPair(), "", names).encoded().toArray();
      requests.add(IssuanceRequest.of(csr, Profile.SERVER, "bench"));
    }
  }

  static BenchAuthority create() throws IOException, GeneralSecurityException {
    return new BenchAuthority(Files.createTempDirectory("signet-bench-ca"));
  }

  LocalAuthority authority() {
    return authority;
  }

  Issuer issuer() {
    return authority.issuers().stream()
        .filter(issuer -> issuer.role() == Issuer.Role.INTERMEDIATE)
        .findFirst()
        .orElseThrow();
  }

  Certificate issue(int number) {
    return switch (authority.issue(requests.get(number % REQUESTS))) {
      case IssuanceResult.Issued issued -> issued.certificate().certificate();
      case IssuanceResult.Refused refused -> throw new IllegalStateException("" + refused.report());
    };
  }

  /** Fills the database with revoked certificates, as many to a part as issuing puts there. */
  void fill(int from, int to, int capacity) {
    places += PLACES;
    String issuer = issuer().id();
    long now = Instant.now().toEpochMilli();
    for (int start = from; start < to; start += BATCH) {
      int first = start;
      int last = Math.min(to, start + BATCH);
      database.write(handle -> {
        PreparedBatch intents = handle.prepareBatch(INTENT);
        PreparedBatch revocations = handle.prepareBatch(REVOCATION);
        for (int i = first; i < last; i++) {
          for (PreparedBatch batch : List.of(intents, revocations)) {
            batch
                .bind("serial", "5%031x".formatted(i))
                .bind("issuer", issuer)
                .bind("shard", 2 + i / capacity)
                .bind("number", i + 1 + places)
                .bind("end", now + LIFE_MILLIS)
                .bind("at", now);
          }
          intents.bind("tbs", new byte[TBS_BYTES]).add();
          revocations.add();
        }
        intents.execute();
        return revocations.execute().length;
      });
    }
  }

  /** Opens a part and puts certificates into it that are not revoked. */
  List<String> fresh(long shard, int count) {
    String issuer = issuer().id();
    long now = Instant.now().toEpochMilli();
    List<String> serials = new ArrayList<>();
    database.write(handle -> {
      serials.clear();
      handle.execute(
          "insert into ca_shard (issuer, shard, prefix) values (?, ?, ?) on conflict do nothing",
          issuer,
          shard,
          "http://ca.localhost/ca/" + issuer + "/crl/");
      PreparedBatch intents = handle.prepareBatch(INTENT);
      for (int i = 0; i < count; i++) {
        String serial = "6%015x%016x".formatted(now, i);
        serials.add(serial);
        intents
            .bind("serial", serial)
            .bind("issuer", issuer)
            .bind("shard", shard)
            .bind("number", i)
            .bind("end", now + LIFE_MILLIS)
            .bind("tbs", new byte[TBS_BYTES])
            .add();
      }
      return intents.execute().length;
    });
    return serials;
  }

  @Override
  public void close() throws IOException {
    authority.close();
    database.close();
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(file);
      }
    }
  }
}
