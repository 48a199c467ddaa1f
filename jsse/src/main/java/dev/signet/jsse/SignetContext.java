// SPDX-License-Identifier: Apache-2.0
package dev.signet.jsse;

import dev.signet.explain.FindingException;
import dev.signet.jsse.key.HeldKey;
import dev.signet.jsse.key.HeldKeyManager;
import dev.signet.jsse.key.PemKeys;
import dev.signet.jsse.keylog.KeyLogFile;
import dev.signet.jsse.link.TlsSetup.Ech;
import dev.signet.jsse.link.TlsSetup.Sizes;
import dev.signet.jsse.trust.AnchorTrustManager;
import dev.signet.jsse.trust.DefaultAnchors;
import dev.signet.jsse.trust.KeyPins;
import dev.signet.jsse.trust.PeerJudge;
import dev.signet.tls.CertificateCompression;
import dev.signet.tls.EchSource;
import dev.signet.tls.Environment;
import dev.signet.tls.KeyLog;
import dev.signet.tls.ech.EchKeys;
import dev.signet.tls.record.PaddingPolicy;
import dev.signet.tls.suite.ProtocolVersion;
import dev.signet.x509.path.RevocationTerms;
import dev.signet.x509.path.TrustAnchors;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import javax.net.ssl.KeyManager;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509ExtendedTrustManager;

/**
 * An {@code SSLContext} from the files that people have.
 *
 * <pre>{@code
 * SSLContext server = SignetContext.server(Path.of("fullchain.pem"), Path.of("privkey.pem"));
 * SSLContext client = SignetContext.trusting(Path.of("ca.pem"));
 * }</pre>
 *
 * <p>Mutual TLS takes both, on both sides; the server's socket or engine asks with {@code
 * setNeedClientAuth(true)}:
 *
 * <pre>{@code
 * SSLContext both =
 *     new SignetContext().key(chain, key).trust(Path.of("ca.pem")).toSslContext();
 * }</pre>
 *
 * <p>Unlike bare JSSE, clients check that the server's certificate names the host; {@code
 * setEndpointIdentificationAlgorithm("")} switches that off for one connection.
 *
 * <p>Whatever is wrong with a file is a {@link FindingException} with a code of its own. Changes in
 * place; for one thread.
 */
public final class SignetContext {
  /** RFC 9110, 4.3.4: how the names of HTTPS servers are checked, and of all others as well. */
  private static final String NAMES = "HTTPS";

  private final Environment environment = Environment.standard();
  private final List<HeldKey> keys = new ArrayList<>();
  private final List<String> pins = new ArrayList<>();
  private final Map<String, List<String>> hostPins = new LinkedHashMap<>();
  private Optional<TrustAnchors> anchors = Optional.empty();
  private Optional<KeyLog> keyLog = Optional.empty();
  private Ech ech = Ech.NONE;
  private Sizes sizes = Sizes.STANDARD;

  /** A context that shows nothing and trusts what Java trusts. */
  public SignetContext() {}

  /**
   * A server that shows one certificate.
   *
   * @param chain PEM with the server's certificate first, mostly {@code fullchain.pem}
   * @param key PEM, mostly {@code privkey.pem}
   * @throws FindingException see {@link #key}
   */
  public static SSLContext server(Path chain, Path key) {
    return new SignetContext().key(chain, key).toSslContext();
  }

  /**
   * A client that trusts the authorities of one file, and no others.
   *
   * @param authorities PEM or DER
   * @throws FindingException see {@link #trust}
   */
  public static SSLContext trusting(Path authorities) {
    return new SignetContext().trust(authorities).toSslContext();
  }

  /**
   * Adds a certificate chain with its key. A server with several shows the one that names what the
   * client asked for.
   *
   * @throws FindingException {@code store-unreadable}, {@code pem-block-missing}, {@code
   *     private-key-missing}, {@code private-key-encrypted}, {@code private-key-foreign}, {@code
   *     chain-unordered}, and those of files that are broken
   */
  public SignetContext key(Path chain, Path key) {
    keys.add(PemKeys.read(chain, key, environment.primitives()));
    return this;
  }

  /**
   * Trusts the authorities of a file, and no longer those that Java trusts.
   *
   * @param authorities PEM or DER
   * @throws FindingException {@code store-unreadable}, {@code pem-block-missing}, and those of
   *     files that are broken
   */
  public SignetContext trust(Path authorities) {
    TrustAnchors more =
        TrustAnchors.of(
            "the given file", authorities.toString(), PemKeys.certificates(authorities));
    anchors = Optional.of(anchors.map(known -> known.plus(more)).orElse(more));
    return this;
  }

  /**
   * Demands that the peer's verified path has one of the pinned keys; beside all other checks.
   *
   * @param pin base64 of the SHA-256 hash of the key's SubjectPublicKeyInfo, with or without {@code
   *     sha256/} before it (RFC 7469, 2.4)
   * @throws IllegalArgumentException for what is no such hash
   */
  public SignetContext pin(String pin) {
    KeyPins.of(List.of(pin));
    pins.add(pin);
    return this;
  }

  /**
   * Demands of one host that its verified path has one of these keys, in place of those that {@link
   * #pin(String)} demands of every peer.
   *
   * @param host a host name or IP address, as the program asks for it
   * @param pin the key in use, in the same form; of the server or of an authority above it
   * @param backup one that is kept in reserve: with the pinned key lost and no other, the host
   *     could not be reached again (RFC 7469, 4.3)
   * @param more keys of which one may be there instead
   * @throws IllegalArgumentException for what is no such hash, and where both are the same
   * @throws FindingException {@code host-name-malformed}
   */
  public SignetContext pin(String host, String pin, String backup, String... more) {
    List<String> all = new ArrayList<>(List.of(pin, backup));
    all.addAll(List.of(more));
    KeyPins.none().with(host, all);
    hostPins.put(host, List.copyOf(all));
    return this;
  }

  /**
   * Encrypts the hellos of clients (RFC 9849), so that nobody between sees which server is wanted.
   *
   * @param source gives the configurations that servers publish in DNS, and is told of newer ones
   */
  public SignetContext encryptHello(EchSource source) {
    ech = new Ech(source, ech.keys());
    return this;
  }

  /**
   * Lets servers read encrypted hellos.
   *
   * @param keys of configurations that {@code EchKey.generate} made and DNS publishes
   */
  public SignetContext readEncryptedHello(EchKeys keys) {
    ech = new Ech(ech.source(), keys);
    return this;
  }

  /**
   * Writes the secrets of all connections to a file (RFC 9850), with which Wireshark and others
   * read recorded ones. Dangerous: whoever gets the file reads and changes the connections too. It
   * warns by {@code key-log-active} in the log. For all contexts of a program: the system property
   * {@code signet.tls.dangerousKeyLog}.
   *
   * @param file is made for its owner alone, and appended to
   * @throws FindingException {@code key-log-exposed}, {@code key-log-unwritable}
   */
  public SignetContext dangerousKeyLog(Path file) {
    keyLog = Optional.of(KeyLogFile.open(file));
    return this;
  }

  /**
   * Makes records of TLS 1.3 longer than they need be, so that their lengths tell less (RFC 9846,
   * 5.4).
   *
   * @param padding {@link PaddingPolicy#toMultipleOf}, or one of the program's own
   */
  public SignetContext padRecords(PaddingPolicy padding) {
    sizes = new Sizes(sizes.records().withPadding(padding), sizes.compressions());
    return this;
  }

  /**
   * Compresses certificates in TLS 1.3, and takes compressed ones (RFC 8879).
   *
   * @param compressions most wanted first: {@link dev.signet.tls.ZlibCompression}, or Brotli and
   *     Zstandard over a library that the program has
   */
  public SignetContext compressCertificates(CertificateCompression... compressions) {
    List<CertificateCompression> all =
        Stream.of(compressions).map(CertificateCompression::remembering).toList();
    sizes = new Sizes(sizes.records(), all);
    return this;
  }

  /**
   * What this context trusts, with its pins, for a context of another provider. That has to be told
   * by {@code setEndpointIdentificationAlgorithm} that names are checked.
   *
   * @throws FindingException {@code store-unreadable} for Java's own trust
   */
  public X509ExtendedTrustManager toTrustManager() {
    TrustAnchors trusted = anchors.orElseGet(() -> new DefaultAnchors().anchors());
    KeyPins all = KeyPins.of(pins);
    for (Map.Entry<String, List<String>> each : hostPins.entrySet()) {
      all = all.with(each.getKey(), each.getValue());
    }
    return new AnchorTrustManager(
        new PeerJudge(trusted, RevocationTerms.off(), all, NAMES, environment.clock()));
  }

  /**
   * The context, for engines, sockets and whatever takes an {@code SSLContext}.
   *
   * @throws FindingException {@code store-unreadable} for Java's own trust
   */
  public SSLContext toSslContext() {
    try {
      SSLContext context = new MadeContext(new ContextExtras(keyLog, ech, sizes));
      context.init(
          new KeyManager[] {new HeldKeyManager(keys, environment.clock())},
          new TrustManager[] {toTrustManager()},
          null);
      return context;
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("the provider's own context", e);
    }
  }

  /** A context that was not looked up by name, since names carry no settings. */
  private static final class MadeContext extends SSLContext {
    MadeContext(ContextExtras extras) {
      super(
          new ContextAdapter(new ProviderParts(), ProtocolVersion.newestFirst(), extras),
          new SignetProvider(),
          "TLS");
    }
  }
}
