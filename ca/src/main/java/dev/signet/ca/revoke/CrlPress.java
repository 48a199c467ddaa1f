// SPDX-License-Identifier: Apache-2.0
package dev.signet.ca.revoke;

import dev.signet.ca.CaCode;
import dev.signet.ca.CrlLog;
import dev.signet.ca.CrlRecord;
import dev.signet.ca.Issuer;
import dev.signet.ca.RevocationLog;
import dev.signet.ca.Signer;
import dev.signet.explain.Finding;
import dev.signet.explain.FindingException;
import dev.signet.x509.Certificate;
import dev.signet.x509.Crl;
import dev.signet.x509.KeySignature;
import dev.signet.x509.SignatureAlgorithm;
import dev.signet.x509.crypto.VerifyProviders;
import dev.signet.x509.der.Bytes;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;

/**
 * Writes lists: what is to be signed is written down before, and what was signed is checked before
 * anybody gets it.
 */
final class CrlPress {
  /** Reading a longer list back takes more memory than it is worth: its signature is verified. */
  private static final int MAX_READ_BACK = 1024 * 1024;

  private final RevocationLog revocations;
  private final CrlLog lists;

  CrlPress(RevocationLog revocations, CrlLog lists) {
    this.revocations = revocations;
    this.lists = lists;
  }

  /** Signs a list; empty where another node has used its number. */
  Optional<CrlEdition> print(Issuer issuer, Signer signer, CrlPlan.Draft draft) {
    CrlRecord list = draft.list();
    byte[] entries = more(draft.before(), list);
    CrlEncoding encoding = encoding(issuer);
    byte[] body = encoding.toBeSigned(list, entries);
    if (!lists.intend(list, hash(body))) {
      return Optional.empty();
    }
    byte[] signature = signer.sign(body);
    byte[] encoded = encoding.assemble(body, signature);
    requireSound(issuer, body, signature, encoded);
    lists.conclude(list, Bytes.of(signature));
    return Optional.of(new CrlEdition(list, entries, encoded));
  }

  /** What a list begins with that takes over no entries of an earlier one. */
  static CrlEdition blank(CrlRecord list) {
    CrlRecord.Coverage none = list.coverage().upTo(list.coverage().after());
    CrlRecord empty = new CrlRecord(list.scope(), list.count(), none, list.life(), list.address());
    return new CrlEdition(empty, new byte[0], new byte[0]);
  }

  /** Writes a list again that was signed before; empty where what is stored does not give it. */
  Optional<CrlEdition> reprint(Issuer issuer, CrlLog.Signed signed) {
    byte[] entries = more(blank(signed.list()), signed.list());
    CrlEncoding encoding = encoding(issuer);
    byte[] body = encoding.toBeSigned(signed.list(), entries);
    if (!hash(body).equals(signed.hash())) {
      return Optional.empty();
    }
    byte[] encoded = encoding.assemble(body, signed.signature().toArray());
    return Optional.of(new CrlEdition(signed.list(), entries, encoded));
  }

  /** The entries of a list before and those that have come since. */
  private byte[] more(CrlEdition before, CrlRecord list) {
    CrlRecord.Coverage since = list.coverage().since(before.list().coverage().covered());
    byte[] added = CrlEncoding.entries(revocations.entries(list.scope(), since));
    byte[] old = before.entries();
    byte[] all = Arrays.copyOf(old, old.length + added.length);
    System.arraycopy(added, 0, all, old.length, added.length);
    return all;
  }

  private static CrlEncoding encoding(Issuer issuer) {
    Certificate certificate = issuer.certificate();
    return new CrlEncoding(certificate, SignatureAlgorithm.usualFor(certificate.key()));
  }

  private static void requireSound(Issuer issuer, byte[] body, byte[] signature, byte[] encoded) {
    boolean sound =
        encoded.length <= MAX_READ_BACK
            ? readsBack(issuer, encoded, body)
            : new KeySignature(
                    SignatureAlgorithm.usualFor(issuer.certificate().key()),
                    Bytes.of(body),
                    Bytes.of(signature))
                .isBy(issuer.certificate().key(), VerifyProviders.fastest());
    if (!sound) {
      throw Finding.about(CaCode.CERTIFICATE_DIFFERS)
          .subject(issuer.certificate().shortText())
          .found("Its list of revoked certificates does not read back as it was made")
          .toException();
    }
  }

  private static boolean readsBack(Issuer issuer, byte[] encoded, byte[] body) {
    try {
      Crl crl = Crl.read(encoded);
      return crl.isSignedBy(issuer.certificate().key())
          && crl.keySignature().content().equals(Bytes.of(body));
    } catch (FindingException e) {
      return false;
    }
  }

  static boolean isSigned(Issuer issuer, CrlEdition edition) {
    Crl list = Crl.read(edition.published().encoded().toArray());
    return list.isSignedBy(issuer.certificate().key());
  }

  static String hash(byte[] content) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
