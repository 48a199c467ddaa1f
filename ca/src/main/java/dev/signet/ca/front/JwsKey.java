// SPDX-License-Identifier: Apache-2.0
package dev.signet.ca.front;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.OctetKeyPair;
import com.nimbusds.jose.jwk.RSAKey;
import dev.signet.ca.acme.AccountKey;
import dev.signet.ca.acme.AcmeCode;
import dev.signet.explain.Finding;
import dev.signet.explain.FindingException;
import dev.signet.explain.Printable;
import dev.signet.http.JsonText;
import dev.signet.x509.SubjectPublicKey;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.spec.X509EncodedKeySpec;
import java.text.ParseException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads the public keys of accounts (RFC 7517): P-256, P-384, P-521, RSA and Ed25519. */
final class JwsKey {
  private static final int LEAST_RSA_BITS = 2048;
  private static final int MOST_RSA_BITS = 8192;

  /** Larger ones only serve to make us work (RFC 8017 sets no bound). */
  private static final int MOST_EXPONENT_BITS = 33;

  /** What stands before the 32 bytes of an Ed25519 key (RFC 8410, 4). */
  private static final byte[] ED25519_PREFIX = HexFormat.of().parseHex("302a300506032b6570032100");

  private JwsKey() {}

  /** The key in a {@code jwk} member, which may hold no private part. */
  static AccountKey read(@Nullable Object member) {
    JWK key = parse(member);
    if (key.isPrivate()) {
      throw refused("a public key", "a private key: it is known to others now, throw it away");
    }
    return account(key);
  }

  private static JWK parse(@Nullable Object member) {
    if (!(member instanceof Map<?, ?> members)) {
      throw refused("a JSON Web Key", "no object");
    }
    try {
      @SuppressWarnings("unchecked") // JsonBody's objects have names that are text.
      Map<String, Object> named = (Map<String, Object>) members;
      return JWK.parse(named);
    } catch (ParseException | IllegalArgumentException e) {
      throw refused("a JSON Web Key", Printable.line(String.valueOf(e.getMessage())));
    }
  }

  private static AccountKey account(JWK key) {
    try {
      String jwk = new String(JsonText.bytes(key.getRequiredParams()), StandardCharsets.UTF_8);
      return new AccountKey(jwk, key.computeThumbprint().toString(), of(key));
    } catch (JOSEException e) {
      throw refused("a key of a curve or length that is in use", e.getClass().getSimpleName());
    }
  }

  private static SubjectPublicKey of(JWK key) throws JOSEException {
    return SubjectPublicKey.of(publicKey(key));
  }

  private static PublicKey publicKey(JWK key) throws JOSEException {
    return switch (key) {
      case OctetKeyPair pair when pair.getCurve().equals(Curve.Ed25519) -> ed25519(pair);
      case RSAKey rsa -> rsa(rsa);
      case ECKey ec -> ec(ec);
      default -> throw refused("P-256, P-384, P-521, RSA or Ed25519", key.getKeyType().getValue());
    };
  }

  private static PublicKey ec(ECKey key) throws JOSEException {
    Curve curve = key.getCurve();
    if (!curve.equals(Curve.P_256) && !curve.equals(Curve.P_384) && !curve.equals(Curve.P_521)) {
      throw refused("P-256, P-384 or P-521", Printable.line(curve.getName()));
    }
    return key.toPublicKey();
  }

  private static PublicKey rsa(RSAKey key) throws JOSEException {
    int bits = key.getModulus().decodeToBigInteger().bitLength();
    BigInteger exponent = key.getPublicExponent().decodeToBigInteger();
    if (bits < LEAST_RSA_BITS || bits > MOST_RSA_BITS) {
      throw refused("RSA of " + LEAST_RSA_BITS + " to " + MOST_RSA_BITS + " bits", bits + " bits");
    }
    if (!exponent.testBit(0)
        || exponent.compareTo(BigInteger.TWO) <= 0
        || exponent.bitLength() > MOST_EXPONENT_BITS) {
      throw refused("an odd exponent such as 65537", "another exponent");
    }
    return key.toPublicKey();
  }

  private static PublicKey ed25519(OctetKeyPair pair) {
    byte[] point = pair.getDecodedX();
    byte[] encoded = Arrays.copyOf(ED25519_PREFIX, ED25519_PREFIX.length + point.length);
    System.arraycopy(point, 0, encoded, ED25519_PREFIX.length, point.length);
    try {
      return KeyFactory.getInstance("Ed25519").generatePublic(new X509EncodedKeySpec(encoded));
    } catch (GeneralSecurityException e) {
      throw refused("an Ed25519 key of 32 bytes", point.length + " bytes");
    }
  }

  private static FindingException refused(String wanted, String found) {
    return Finding.about(AcmeCode.JWS_KEY_REFUSED).wanted(wanted).found(found).toException();
  }
}
