// SPDX-License-Identifier: Apache-2.0
package dev.signet.jsse.key;

import dev.signet.explain.FindingException;
import dev.signet.tls.Environment;
import dev.signet.tls.crypto.Primitives;
import dev.signet.x509.Certificate;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.security.InvalidAlgorithmParameterException;
import java.security.Key;
import java.security.KeyStore;
import java.security.KeyStoreException;
import java.security.NoSuchAlgorithmException;
import java.security.PrivateKey;
import java.security.UnrecoverableEntryException;
import java.security.UnrecoverableKeyException;
import java.security.cert.X509Certificate;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.function.Supplier;
import javax.net.ssl.KeyManager;
import javax.net.ssl.KeyManagerFactorySpi;
import javax.net.ssl.KeyStoreBuilderParameters;
import javax.net.ssl.ManagerFactoryParameters;
import org.jspecify.annotations.Nullable;

/** Makes key managers from key stores, and decrypts each key once while it does. */
public final class HeldKeyFactory extends KeyManagerFactorySpi {
  private static final Logger LOG = System.getLogger(HeldKeyFactory.class.getName());

  private final Supplier<Primitives> primitives;
  private final InstantSource clock;
  private @Nullable HeldKeyManager made;

  /** A factory whose keys sign with some primitives. */
  public HeldKeyFactory(Supplier<Primitives> primitives, InstantSource clock) {
    this.primitives = primitives;
    this.clock = clock;
  }

  /** The key managers of one key store. */
  public static KeyManager[] managers(KeyStore store, char[] password, Environment environment)
      throws KeyStoreException, NoSuchAlgorithmException, UnrecoverableKeyException {
    HeldKeyFactory factory = new HeldKeyFactory(environment::primitives, environment.clock());
    factory.engineInit(store, password);
    return factory.engineGetKeyManagers();
  }

  @Override
  protected void engineInit(@Nullable KeyStore store, char @Nullable [] password)
      throws KeyStoreException, NoSuchAlgorithmException, UnrecoverableKeyException {
    List<HeldKey> keys = new ArrayList<>();
    if (store != null) {
      for (String alias : Collections.list(store.aliases())) {
        @Nullable Key key = store.isKeyEntry(alias) ? store.getKey(alias, password) : null;
        if (key instanceof PrivateKey secret) {
          hold(keys, alias, secret, store.getCertificateChain(alias));
        }
      }
    }
    made = new HeldKeyManager(keys, clock);
  }

  @Override
  protected void engineInit(@Nullable ManagerFactoryParameters parameters)
      throws InvalidAlgorithmParameterException {
    if (!(parameters instanceof KeyStoreBuilderParameters builders)) {
      throw new InvalidAlgorithmParameterException(
          "KeyStoreBuilderParameters are wanted, found " + parameters);
    }
    List<HeldKey> keys = new ArrayList<>();
    try {
      for (KeyStore.Builder builder : builders.getParameters()) {
        holdAll(keys, builder);
      }
    } catch (KeyStoreException | NoSuchAlgorithmException | UnrecoverableEntryException e) {
      throw new InvalidAlgorithmParameterException(e);
    }
    made = new HeldKeyManager(keys, clock);
  }

  @Override
  protected KeyManager[] engineGetKeyManagers() {
    if (made == null) {
      throw new IllegalStateException("KeyManagerFactory is not initialized");
    }
    return new KeyManager[] {made};
  }

  private void holdAll(List<HeldKey> keys, KeyStore.Builder builder)
      throws KeyStoreException, NoSuchAlgorithmException, UnrecoverableEntryException {
    KeyStore store = builder.getKeyStore();
    for (String alias : Collections.list(store.aliases())) {
      KeyStore.@Nullable Entry entry =
          store.isKeyEntry(alias)
              ? store.getEntry(alias, builder.getProtectionParameter(alias))
              : null;
      if (entry instanceof KeyStore.PrivateKeyEntry held) {
        hold(keys, alias, held.getPrivateKey(), held.getCertificateChain());
      }
    }
  }

  /** One entry that cannot be used must not take the others down with it, but is said. */
  private void hold(
      List<HeldKey> keys,
      String alias,
      PrivateKey key,
      java.security.cert.Certificate @Nullable [] chain) {
    if (chain == null || !Arrays.stream(chain).allMatch(X509Certificate.class::isInstance)) {
      return;
    }
    try {
      List<Certificate> read =
          Arrays.stream(chain).map(one -> Certificate.of((X509Certificate) one)).toList();
      keys.add(HeldKey.of(alias, read, key, primitives.get()));
    } catch (FindingException e) {
      LOG.log(Level.WARNING, "The key store''s entry {0} is left out: {1}", alias, e.getMessage());
    }
  }
}
