// SPDX-License-Identifier: Apache-2.0
package dev.signet.ca.store;

import dev.signet.ca.CaCode;
import dev.signet.ca.KeyType;
import dev.signet.ca.Responder;
import dev.signet.ca.ResponderStore;
import dev.signet.ca.Signer;
import dev.signet.explain.Finding;
import dev.signet.explain.FindingException;
import dev.signet.store.Database;
import dev.signet.store.Keyring;
import dev.signet.x509.Certificate;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** The responders in the database, their keys sealed. */
public final class SqlResponderStore implements ResponderStore {
  private final Database database;
  private final Keyring keyring;
  private final SecureRandom random;

  /** The responders in a database. */
  public SqlResponderStore(Database database, Keyring keyring, SecureRandom random) {
    this.database = database;
    this.keyring = keyring;
    this.random = random;
  }

  @Override
  public Optional<Responder> newest(String issuer) {
    String newest =
        """
        select p.serial, p.certificate, p.sealed_key from ca_responder p
        where p.issuer = :issuer
          and not exists (select 1 from ca_revocation r where r.serial = p.serial)
        order by p.not_after desc limit 1
        """;
    return database
        .read(handle ->
            handle
                .createQuery(newest)
                .bind("issuer", issuer)
                .map((row, context) ->
                    new Sealed(
                        row.getString("serial"),
                        Certificate.read(row.getBytes("certificate")),
                        row.getBytes("sealed_key")))
                .findOne())
        .map(this::opened);
  }

  @Override
  public KeyPair createKey() {
    return KeyType.P256.generate(random);
  }

  @Override
  public boolean adopt(Adoption adoption) {
    String serial = adoption.conclusion().serial();
    byte[] sealed = keyring.seal(purpose(serial), adoption.key().getPrivate().getEncoded());
    return database.write(handle ->
        !isServed(handle, adoption.issuer(), adoption.needed())
            && SqlCertificateLog.conclude(handle, adoption.conclusion())
            && insert(handle, adoption, sealed));
  }

  private static boolean isServed(Handle handle, String issuer, Instant needed) {
    String later =
        """
        select count(*) from ca_responder p where p.issuer = :issuer and p.not_after > :needed
          and not exists (select 1 from ca_revocation r where r.serial = p.serial)
        """;
    return handle
            .createQuery(later)
            .bind("issuer", issuer)
            .bind("needed", needed.toEpochMilli())
            .mapTo(Long.class)
            .one()
        > 0;
  }

  private static boolean insert(Handle handle, Adoption adoption, byte[] sealed) {
    String insert =
        """
        insert into ca_responder (serial, issuer, certificate, sealed_key, not_after)
        select i.serial, i.issuer, :certificate, :sealedKey, i.not_after from ca_intent i
        where i.serial = :serial
        """;
    String serial = adoption.conclusion().serial();
    boolean inserted =
        handle
                .createUpdate(insert)
                .bind("serial", serial)
                .bind("certificate", adoption.conclusion().certificate().toArray())
                .bind("sealedKey", sealed)
                .execute()
            == 1;
    LogKind.RESPONDER.log(handle, serial);
    return inserted;
  }

  /** A responder as the database has it. */
  private static final class Sealed {
    private final String serial;
    private final Certificate certificate;
    private final byte[] key;

    Sealed(String serial, Certificate certificate, byte[] key) {
      this.serial = serial;
      this.certificate = certificate;
      this.key = key;
    }
  }

  private Responder opened(Sealed sealed) {
    byte[] encoded = keyring.open(purpose(sealed.serial), sealed.key);
    try {
      Signer signer =
          KeySigner.open("the responder " + sealed.serial, sealed.certificate.key(), encoded);
      return new Responder(sealed.certificate, signer);
    } catch (GeneralSecurityException e) {
      Finding finding =
          Finding.about(CaCode.SIGNER_FAILED)
              .subject(sealed.serial)
              .found("the sealed key is not of the kind of its certificate's")
              .build();
      throw new FindingException(finding, e);
    } finally {
      Arrays.fill(encoded, (byte) 0);
    }
  }

  private static String purpose(String serial) {
    return "ca-responder:" + serial;
  }
}
