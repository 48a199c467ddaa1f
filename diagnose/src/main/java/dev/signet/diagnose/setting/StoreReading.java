// SPDX-License-Identifier: Apache-2.0
package dev.signet.diagnose.setting;

import dev.signet.diagnose.fact.FileContent;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.KeyStoreException;
import java.security.UnrecoverableKeyException;
import java.security.cert.X509Certificate;
import java.util.Collections;
import java.util.HexFormat;
import java.util.Optional;

/** Opens a key store as Java would that was told of it, and says what Java finds in it. */
final class StoreReading {
  private static final String PKCS12 = "PKCS12";
  private static final String JKS = "JKS";
  private static final int SEQUENCE = 0x30;
  private static final int MAGIC = 4;
  private static final String JKS_MAGIC = "feedfeed";
  private static final String JCEKS_MAGIC = "cececece";

  /** BouncyCastle's BcKeyStoreSpi: the number of the store's version goes first. */
  private static final String BKS_1 = "00000001";

  private static final String BKS_2 = "00000002";

  /** RFC 5652, 6.1 and 8: id-encryptedData, in which PKCS#12 keeps encrypted certificates. */
  private static final String ENCRYPTED_DATA =
      new String(HexFormat.of().parseHex("2a864886f70d010706"), StandardCharsets.ISO_8859_1);

  private StoreReading() {}

  static FileContent of(byte[] bytes, Optional<String> password) {
    String magic = HexFormat.of().formatHex(bytes, 0, Math.min(MAGIC, bytes.length));
    return switch (magic) {
      case JKS_MAGIC -> opened(JKS, bytes, password);
      case JCEKS_MAGIC -> FileContent.UNJUDGED;
      case BKS_1, BKS_2 -> FileContent.BKS;
      default -> bytes[0] == SEQUENCE ? opened(PKCS12, bytes, password) : FileContent.FOREIGN;
    };
  }

  private static FileContent opened(String kind, byte[] bytes, Optional<String> password) {
    try {
      KeyStore store = KeyStore.getInstance(kind);
      store.load(new ByteArrayInputStream(bytes), password.map(String::toCharArray).orElse(null));
      return content(store, bytes, password);
    } catch (IOException e) {
      return e.getCause() instanceof UnrecoverableKeyException ? locked(kind) : FileContent.DAMAGED;
    } catch (GeneralSecurityException notKnownHere) {
      return FileContent.UNJUDGED;
    }
  }

  private static FileContent locked(String kind) {
    return kind.equals(JKS) ? FileContent.JKS_LOCKED : FileContent.PKCS12_LOCKED;
  }

  private static FileContent content(KeyStore store, byte[] bytes, Optional<String> password)
      throws KeyStoreException {
    boolean keys = false;
    for (String alias : Collections.list(store.aliases())) {
      if (store.isCertificateEntry(alias)) {
        return FileContent.TRUSTED_ENTRIES;
      }
      if (isOwnIssuer(store, alias)) {
        return FileContent.UNJUDGED;
      }
      keys |= store.isKeyEntry(alias);
    }
    String text = new String(bytes, StandardCharsets.ISO_8859_1);
    if (password.isEmpty() && text.contains(ENCRYPTED_DATA)) {
      return FileContent.PKCS12_BLIND;
    }
    return keys ? FileContent.KEYS_ALONE : FileContent.NO_ENTRIES;
  }

  /** Java trusts the certificate of a private key as well: enough where it vouches for itself. */
  private static boolean isOwnIssuer(KeyStore store, String alias) throws KeyStoreException {
    return store.getCertificate(alias) instanceof X509Certificate certificate
        && certificate.getSubjectX500Principal().equals(certificate.getIssuerX500Principal());
  }
}
