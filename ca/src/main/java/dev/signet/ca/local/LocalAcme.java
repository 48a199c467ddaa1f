// SPDX-License-Identifier: Apache-2.0
package dev.signet.ca.local;

import dev.signet.ca.CertificateAuthority;
import dev.signet.ca.acme.AcmeSettings;
import dev.signet.ca.acme.AcmeStore;
import dev.signet.ca.acme.BindingRegister;
import dev.signet.ca.front.AcmeHandler;
import dev.signet.ca.front.AcmeParts;
import dev.signet.ca.register.AccountDesk;
import dev.signet.ca.register.BindingDesk;
import dev.signet.ca.register.CertificateDesk;
import dev.signet.ca.register.OrderDesk;
import dev.signet.ca.register.RandomId;
import dev.signet.ca.register.Trials;
import dev.signet.ca.store.SqlAcmeStore;
import dev.signet.ca.validate.Validators;
import dev.signet.store.Database;
import dev.signet.store.Keyring;
import dev.signet.x509.der.Bytes;
import java.security.SecureRandom;
import java.time.InstantSource;

/** The ACME server of an authority in this process. Closing it waits for trials that run. */
public final class LocalAcme implements AutoCloseable {
  private static final String NONCE_KEY = "acme nonces";
  private static final String BINDING_KEY = "acme account bindings";

  private final Validators validators;
  private final Trials trials;
  private final AcmeHandler handler;

  /** A server before an authority. */
  public LocalAcme(
      CertificateAuthority authority,
      Database database,
      Keyring keyring,
      AcmeSettings settings,
      InstantSource clock) {
    SecureRandom random = new SecureRandom();
    RandomId ids = new RandomId(random);
    AcmeStore store = new SqlAcmeStore(database);
    this.validators = new Validators(settings);
    this.trials = new Trials(store, validators.byType(), clock);
    AcmeParts.Desks desks =
        new AcmeParts.Desks(
            new AccountDesk(
                new AccountDesk.Parts(store, ids, bindingDesk(database, keyring, clock)),
                settings.admission(),
                clock),
            new OrderDesk(
                new OrderDesk.Parts(authority, store, trials, ids), settings.admission(), clock),
            new CertificateDesk(authority, store, clock));
    AcmeParts.Nonces nonces =
        new AcmeParts.Nonces(store, Bytes.of(keyring.derive(NONCE_KEY)), random);
    this.handler =
        new AcmeHandler(new AcmeParts(desks, nonces, settings.admission().bound(), clock));
  }

  /** What makes the keys of external account bindings. It works with or without a server. */
  public static BindingRegister bindings(Database database, Keyring keyring, InstantSource clock) {
    return bindingDesk(database, keyring, clock);
  }

  private static BindingDesk bindingDesk(Database database, Keyring keyring, InstantSource clock) {
    Bytes master = Bytes.of(keyring.derive(BINDING_KEY));
    RandomId ids = new RandomId(new SecureRandom());
    return new BindingDesk(new SqlAcmeStore(database), master, ids, clock);
  }

  /** Answers everything under {@link AcmeHandler#PREFIX}. */
  public AcmeHandler handler() {
    return handler;
  }

  @Override
  public void close() {
    trials.close();
    validators.close();
  }
}
