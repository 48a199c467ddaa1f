// SPDX-License-Identifier: Apache-2.0
package dev.signet.ca.store;

import dev.signet.ca.CaCode;
import dev.signet.ca.CaSettings;
import dev.signet.ca.Issuer;
import dev.signet.ca.IssuerStore;
import dev.signet.ca.KeyName;
import dev.signet.ca.KeyType;
import dev.signet.ca.Signer;
import dev.signet.explain.Finding;
import dev.signet.explain.FindingException;
import dev.signet.store.Change;
import dev.signet.store.Database;
import dev.signet.store.Keyring;
import dev.signet.x509.Certificate;
import dev.signet.x509.SubjectPublicKey;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jdbi.v3.core.Handle;

/** The issuers in the database, their keys sealed, and the root's key in its file. */
public final class SqlIssuerStore implements IssuerStore {
  private final Database database;
  private final Keyring keyring;
  private final SecureRandom random;
  private final RootKeyFile rootFile;
  private final KeyType keys;

  /**
   * The intermediates' keys, unsealed at first use. The root's is read anew each time, for it may
   * be taken away.
   */
  private final Map<String, Signer> opened = new ConcurrentHashMap<>();

  /** The issuers in a database. */
  public SqlIssuerStore(
      Database database, Keyring keyring, CaSettings settings, SecureRandom random) {
    this.database = database;
    this.keyring = keyring;
    this.random = random;
    this.rootFile = new RootKeyFile(settings.rootKeyFile());
    this.keys = settings.keys();
  }

  @Override
  public List<Issuer> load() {
    String all =
        """
        select id, role, state, domains, networks, certificate from ca_issuer
        order by case role when 'root' then 0 else 1 end, case state when 'current' then 0 else 1 end,
                 created_at desc
        """;
    return database.read(handle -> handle.createQuery(all).map(new IssuerRow()).list());
  }

  @Override
  public boolean adopt(Adoption adoption) {
    byte[] sealed = sealed(adoption);
    return database.write(handle -> {
      boolean adopted = adopt(handle, adoption, sealed);
      if (adopted) {
        database.changes().publish(handle, Change.Kind.KEY, adoption.issuer().id());
      }
      return adopted;
    });
  }

  @Override
  public Optional<Signer> signer(Issuer issuer) {
    return switch (issuer.role()) {
      case ROOT -> rootSigner(issuer);
      case INTERMEDIATE ->
          Optional.of(opened.computeIfAbsent(issuer.id(), id -> intermediateSigner(issuer)));
    };
  }

  @Override
  public boolean hasRootKey() {
    return rootFile.exists();
  }

  @Override
  public Optional<KeyPair> rootKey() {
    return rootFile.read();
  }

  @Override
  public Signer rootSigner(KeyPair pair) {
    return new KeySigner("the root", pair.getPublic(), pair.getPrivate());
  }

  @Override
  public KeyPair createRootKey() {
    KeyPair pair = keys.generate(random);
    rootFile.write(pair);
    return pair;
  }

  @Override
  public void discardRootKey() {
    rootFile.delete();
  }

  @Override
  public KeyPair createKey() {
    return keys.generate(random);
  }

  private Optional<Signer> rootSigner(Issuer root) {
    Optional<KeyPair> pair = rootFile.read();
    pair.ifPresent(p -> requireKeyOf(root.certificate(), p));
    return pair.map(p -> new KeySigner(root.id(), p.getPublic(), p.getPrivate()));
  }

  private void requireKeyOf(Certificate root, KeyPair pair) {
    SubjectPublicKey found = SubjectPublicKey.of(pair.getPublic());
    if (!found.equals(root.key())) {
      throw Finding.about(CaCode.ROOT_KEY_FOREIGN)
          .subject(root.shortText())
          .wanted(KeyName.brief(root.key()))
          .found(KeyName.brief(found))
          .with("file", rootFile.toString())
          .toException();
    }
  }

  private Signer intermediateSigner(Issuer issuer) {
    String find = "select sealed_key from ca_issuer where id = :id";
    byte[] sealed =
        database.read(
            handle -> handle.createQuery(find).bind("id", issuer.id()).mapTo(byte[].class).one());
    byte[] encoded = keyring.open(purpose(issuer.id()), sealed);
    try {
      return KeySigner.open(issuer.id(), issuer.certificate().key(), encoded);
    } catch (GeneralSecurityException e) {
      Finding finding =
          Finding.about(CaCode.SIGNER_FAILED)
              .subject(issuer.id())
              .found("the sealed key is not of the kind of its certificate's")
              .build();
      throw new FindingException(finding, e);
    } finally {
      Arrays.fill(encoded, (byte) 0);
    }
  }

  /** Empty for a root: its key is in no database. */
  private byte[] sealed(Adoption adoption) {
    return switch (adoption.issuer().role()) {
      case ROOT -> new byte[0];
      case INTERMEDIATE ->
          keyring.seal(purpose(adoption.issuer().id()), adoption.key().getPrivate().getEncoded());
    };
  }

  private static String purpose(String issuer) {
    return "ca-issuer:" + issuer;
  }

  private static boolean adopt(Handle handle, Adoption adoption, byte[] sealed) {
    if (!current(handle, adoption).equals(adoption.replaced())
        || !SqlCertificateLog.conclude(handle, adoption.conclusion())) {
      return false;
    }
    handle
        .createUpdate("update ca_issuer set state = 'retired' where id = :id")
        .bind("id", adoption.replaced())
        .execute();
    insert(handle, adoption, sealed);
    LogKind.ISSUER.log(handle, adoption.issuer().id());
    return true;
  }

  /** The id of the current issuer of the new one's role, or empty. */
  private static String current(Handle handle, Adoption adoption) {
    return handle
        .createQuery("select id from ca_issuer where role = :role and state = 'current'")
        .bind("role", IssuerRow.lower(adoption.issuer().role()))
        .mapTo(String.class)
        .findOne()
        .orElse("");
  }

  private static void insert(Handle handle, Adoption adoption, byte[] sealed) {
    String insert =
        """
        insert into ca_issuer (id, role, state, serial, parent, domains, networks, certificate,
                               sealed_key, not_after, created_at)
        values (:id, :role, 'current', :serial, :parent, :domains, :networks, :certificate,
                :sealedKey, :notAfter, :at)
        """;
    Issuer issuer = adoption.issuer();
    handle
        .createUpdate(insert)
        .bind("id", issuer.id())
        .bind("role", IssuerRow.lower(issuer.role()))
        .bind("serial", adoption.conclusion().serial())
        .bind("parent", adoption.parent())
        .bind("domains", String.join(" ", issuer.scope().domains()))
        .bind("networks", IssuerRow.join(issuer.scope().networks()))
        .bind("certificate", issuer.certificate().encoded().toArray())
        .bind("sealedKey", sealed)
        .bind("notAfter", issuer.certificate().validity().notAfter().toEpochMilli())
        .bind("at", adoption.conclusion().at().toEpochMilli())
        .execute();
  }
}
