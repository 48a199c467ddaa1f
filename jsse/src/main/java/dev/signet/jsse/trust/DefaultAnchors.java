// SPDX-License-Identifier: Apache-2.0
package dev.signet.jsse.trust;

import dev.signet.explain.Finding;
import dev.signet.explain.FindingException;
import dev.signet.jsse.fault.JsseCode;
import dev.signet.x509.Certificate;
import dev.signet.x509.path.RuleSet;
import dev.signet.x509.path.TrustAnchors;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.KeyStoreException;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * What Java trusts where nobody says otherwise: {@code javax.net.ssl.trustStore}, else {@code
 * jssecacerts} or {@code cacerts} of this Java. Read once, and again when the file has changed.
 */
public final class DefaultAnchors {
  private static final String PROPERTY = "javax.net.ssl.trustStore";

  /** By which the JDK itself knows the roots that it brings. */
  private static final String PUBLIC_MARK = " [jdk";

  private final AtomicReference<Optional<Loaded>> last = new AtomicReference<>(Optional.empty());

  /** Nothing is read yet. */
  public DefaultAnchors() {}

  private record Loaded(Path file, FileTime changed, TrustAnchors anchors) {}

  /**
   * The anchors.
   *
   * @throws FindingException {@code store-unreadable}
   */
  public TrustAnchors anchors() {
    Path file = file();
    try {
      FileTime changed = Files.getLastModifiedTime(file);
      Optional<Loaded> known =
          last.get().filter(loaded -> loaded.file.equals(file) && loaded.changed.equals(changed));
      if (known.isEmpty()) {
        known = Optional.of(new Loaded(file, changed, load(file)));
        last.set(known);
      }
      return known.get().anchors;
    } catch (IOException | GeneralSecurityException e) {
      throw new FindingException(
          Finding.about(JsseCode.STORE_UNREADABLE)
              .subject(file.toString())
              .wanted("trusted certificates")
              .found(String.valueOf(e.getMessage()))
              .build(),
          e);
    }
  }

  /**
   * The trusted certificates of a key store. Those that came with a Java are public authorities and
   * held to the rules of the web; all others are somebody's own.
   */
  public static TrustAnchors of(KeyStore store, String name, String path) throws KeyStoreException {
    List<TrustAnchors.Anchor> anchors = new ArrayList<>();
    for (String alias : Collections.list(store.aliases())) {
      // A key's own chain is no trust, except by its first certificate, as in the JDK.
      java.security.cert.@Nullable Certificate certificate = store.getCertificate(alias);
      if (certificate instanceof X509Certificate one) {
        RuleSet rules = alias.contains(PUBLIC_MARK) ? RuleSet.WEB : RuleSet.PRIVATE;
        anchors.add(new TrustAnchors.Anchor(Certificate.of(one), name, path, rules));
      }
    }
    return new TrustAnchors(anchors);
  }

  private static Path file() {
    @Nullable String named = System.getProperty(PROPERTY);
    if (named != null && !named.isEmpty() && !named.equals("NONE")) {
      return Path.of(named);
    }
    Path folder = Path.of(Objects.requireNonNull(System.getProperty("java.home")), "lib/security");
    Path own = folder.resolve("jssecacerts");
    return Files.exists(own) ? own : folder.resolve("cacerts");
  }

  private static TrustAnchors load(Path file) throws IOException, GeneralSecurityException {
    boolean named = file.toString().equals(System.getProperty(PROPERTY));
    String type = named ? System.getProperty(PROPERTY + "Type", KeyStore.getDefaultType()) : "JKS";
    @Nullable String provider = named ? System.getProperty(PROPERTY + "Provider") : null;
    KeyStore store =
        provider == null || provider.isEmpty()
            ? KeyStore.getInstance(type)
            : KeyStore.getInstance(type, provider);
    @Nullable String password = named ? System.getProperty(PROPERTY + "Password") : null;
    try (InputStream in = Files.newInputStream(file)) {
      store.load(in, password == null ? null : password.toCharArray());
    }
    return of(store, named ? PROPERTY : "Java's own store", file.toString());
  }
}
