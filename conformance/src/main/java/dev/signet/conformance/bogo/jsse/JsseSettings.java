// SPDX-License-Identifier: Apache-2.0
package dev.signet.conformance.bogo.jsse;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import dev.signet.conformance.bogo.settings.Flag;
import dev.signet.conformance.bogo.settings.NotImplemented;
import dev.signet.conformance.bogo.settings.ProtocolList;
import dev.signet.conformance.bogo.settings.Settings;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javax.net.ssl.SNIHostName;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLParameters;

/** A test's settings as SSLParameters. */
final class JsseSettings {
  private static final int TLS12 = 0x0303;
  private static final int TLS13 = 0x0304;

  private static final Map<Integer, String> GROUPS =
      Map.of(
          0x0017, "secp256r1",
          0x0018, "secp384r1",
          0x0019, "secp521r1",
          0x001d, "x25519",
          0x001e, "x448",
          0x11ec, "X25519MLKEM768");

  private static final Map<Integer, String> SCHEMES =
      Map.ofEntries(
          Map.entry(0x0401, "rsa_pkcs1_sha256"),
          Map.entry(0x0501, "rsa_pkcs1_sha384"),
          Map.entry(0x0601, "rsa_pkcs1_sha512"),
          Map.entry(0x0201, "rsa_pkcs1_sha1"),
          Map.entry(0x0203, "ecdsa_sha1"),
          Map.entry(0x0403, "ecdsa_secp256r1_sha256"),
          Map.entry(0x0503, "ecdsa_secp384r1_sha384"),
          Map.entry(0x0603, "ecdsa_secp521r1_sha512"),
          Map.entry(0x0804, "rsa_pss_rsae_sha256"),
          Map.entry(0x0805, "rsa_pss_rsae_sha384"),
          Map.entry(0x0806, "rsa_pss_rsae_sha512"),
          Map.entry(0x0807, "ed25519"),
          Map.entry(0x0808, "ed448"),
          Map.entry(0x0809, "rsa_pss_pss_sha256"),
          Map.entry(0x080a, "rsa_pss_pss_sha384"),
          Map.entry(0x080b, "rsa_pss_pss_sha512"));

  private JsseSettings() {}

  static void apply(Settings settings, SSLEngine engine) throws NotImplemented {
    SSLParameters parameters = engine.getSSLParameters();
    parameters.setProtocols(versions(settings));
    parameters.setEndpointIdentificationAlgorithm(null);
    if (settings.has(Flag.HOST_NAME)) {
      parameters.setServerNames(List.of(new SNIHostName(settings.text(Flag.HOST_NAME))));
    }
    if (settings.has(Flag.CURVES)) {
      parameters.setNamedGroups(names(settings.numbers(Flag.CURVES), GROUPS));
    }
    List<Integer> schemes = new ArrayList<>(settings.numbers(Flag.VERIFY_PREFS));
    schemes.addAll(settings.defaultCredential().signingPreferences());
    if (!schemes.isEmpty()) {
      parameters.setSignatureSchemes(names(schemes, SCHEMES));
    }
    if (settings.has(Flag.ADVERTISE_ALPN)) {
      parameters.setApplicationProtocols(
          ProtocolList.read(settings.rawBytes(Flag.ADVERTISE_ALPN)).toArray(String[]::new));
    }
    if (settings.has(Flag.REQUIRE_ANY_CLIENT_CERTIFICATE)) {
      parameters.setNeedClientAuth(true);
    } else if (settings.has(Flag.VERIFY_PEER)) {
      parameters.setWantClientAuth(true);
    }
    engine.setSSLParameters(parameters);
    if (settings.has(Flag.SERVER)) {
      engine.setHandshakeApplicationProtocolSelector((_, _) -> select(settings));
    }
  }

  private static String select(Settings settings) {
    if (settings.has(Flag.REJECT_ALPN)) {
      throw new IllegalArgumentException("the test wants every protocol refused");
    }
    return new String(settings.rawBytes(Flag.SELECT_ALPN), ISO_8859_1);
  }

  private static String[] versions(Settings settings) {
    long least = settings.has(Flag.MIN_VERSION) ? settings.number(Flag.MIN_VERSION) : TLS12;
    long most = settings.has(Flag.MAX_VERSION) ? settings.number(Flag.MAX_VERSION) : TLS13;
    List<String> versions = new ArrayList<>();
    if (least <= TLS13 && most >= TLS13 && !settings.has(Flag.NO_TLS13)) {
      versions.add("TLSv1.3");
    }
    if (least <= TLS12 && most >= TLS12 && !settings.has(Flag.NO_TLS12)) {
      versions.add("TLSv1.2");
    }
    return versions.toArray(String[]::new);
  }

  private static String[] names(List<Integer> codes, Map<Integer, String> known)
      throws NotImplemented {
    List<String> names = new ArrayList<>();
    for (int code : codes) {
      String name = known.get(code);
      if (name == null) {
        throw new NotImplemented("JSSE: code point " + code);
      }
      names.add(name);
    }
    return names.toArray(String[]::new);
  }
}
