// SPDX-License-Identifier: Apache-2.0
package dev.signet.ca.register;

import dev.signet.ca.acme.AccountBinding;
import dev.signet.ca.acme.AccountKey;
import dev.signet.ca.acme.AccountRegister;
import dev.signet.ca.acme.AcmeAccount;
import dev.signet.ca.acme.AcmeCode;
import dev.signet.ca.acme.AcmeSettings;
import dev.signet.ca.acme.AcmeStore;
import dev.signet.explain.Finding;
import dev.signet.explain.FindingException;
import dev.signet.explain.Printable;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Keeps the accounts in a store. */
public final class AccountDesk implements AccountRegister {
  private static final int MOST_CONTACTS = 5;
  private static final int MOST_CHARS = 254 + "mailto:".length();

  /**
   * RFC 8555, 7.3: "Clients MUST NOT provide a 'mailto' URL … that contains 'hfields' … or more
   * than one 'addr-spec'".
   */
  private static final Pattern MAILBOX =
      Pattern.compile("mailto:[A-Za-z0-9.!#$'*+/=^_`{|}~-]+@[A-Za-z0-9.-]+");

  private final AcmeStore store;
  private final RandomId ids;
  private final BindingDesk bindings;
  private final AcmeSettings.Admission admission;
  private final UsageLimits limits;
  private final InstantSource clock;

  /** A desk of these parts. */
  public AccountDesk(Parts parts, AcmeSettings.Admission admission, InstantSource clock) {
    this.store = parts.store();
    this.ids = parts.ids();
    this.bindings = parts.bindings();
    this.admission = admission;
    this.limits = new UsageLimits(parts.store(), admission, clock);
    this.clock = clock;
  }

  /**
   * What a desk works with.
   *
   * @param store remembers
   * @param ids draws identifiers
   * @param bindings says whose an account is
   */
  public record Parts(AcmeStore store, RandomId ids, BindingDesk bindings) {}

  @Override
  public Registration register(Application application) {
    AccountKey key = application.key();
    Optional<AcmeAccount> known = store.accountOf(key.thumbprint());
    if (known.isPresent()) {
      return new Registration(requireActive(known.get()), false);
    }
    if (application.existing()) {
      throw new FindingException(Finding.of(AcmeCode.ACME_ACCOUNT_UNKNOWN));
    }
    require(application.contacts());
    limits.requireRoom();
    AcmeAccount fresh = fresh(application);
    AcmeAccount kept =
        store.register(fresh).orElseThrow(() -> BindingDesk.spent(fresh.binding().orElseThrow()));
    return new Registration(requireActive(kept), kept.id().equals(fresh.id()));
  }

  private AcmeAccount fresh(Application application) {
    Optional<AccountBinding> binding = application.claim().map(bindings::require);
    if (admission.bound() && binding.isEmpty()) {
      throw new FindingException(Finding.of(AcmeCode.ACME_BINDING_REQUIRED));
    }
    return new AcmeAccount(
        ids.next(),
        application.key().thumbprint(),
        application.key().jwk(),
        application.contacts(),
        true,
        clock.instant(),
        binding);
  }

  @Override
  public AcmeAccount active(String id) {
    return requireActive(
        store
            .account(id)
            .orElseThrow(() -> new FindingException(Finding.of(AcmeCode.ACME_ACCOUNT_UNKNOWN))));
  }

  @Override
  public AcmeAccount contacts(AcmeAccount account, List<String> contacts) {
    require(contacts);
    store.setContacts(account.id(), contacts);
    return store.account(account.id()).orElseThrow();
  }

  @Override
  public AcmeAccount deactivate(AcmeAccount account) {
    store.deactivate(account.id(), clock.instant());
    return store.account(account.id()).orElseThrow();
  }

  @Override
  public AcmeAccount changeKey(AcmeAccount account, AccountKey changed) {
    if (!store.changeKey(account.id(), account.thumbprint(), changed)) {
      throw Finding.about(AcmeCode.ACCOUNT_KEY_TAKEN).subject(changed.thumbprint()).toException();
    }
    return store.account(account.id()).orElseThrow();
  }

  private static AcmeAccount requireActive(AcmeAccount account) {
    if (!account.active()) {
      throw Finding.about(AcmeCode.ACME_ACCOUNT_DEACTIVATED).subject(account.id()).toException();
    }
    return account;
  }

  private static void require(List<String> contacts) {
    if (contacts.size() > MOST_CONTACTS) {
      throw refused(
          AcmeCode.ACME_CONTACT_INVALID, MOST_CONTACTS + " at most", contacts.size() + " contacts");
    }
    for (String contact : contacts) {
      if (!contact.startsWith("mailto:")) {
        throw refused(
            AcmeCode.ACME_CONTACT_UNSUPPORTED, "mailto:NAME@HOST", Printable.line(contact));
      }
      if (contact.length() > MOST_CHARS || !MAILBOX.matcher(contact).matches()) {
        throw refused(
            AcmeCode.ACME_CONTACT_INVALID, "mailto: and one mailbox", Printable.line(contact));
      }
    }
  }

  private static FindingException refused(AcmeCode code, String wanted, String found) {
    return Finding.about(code).wanted(wanted).found(found).toException();
  }
}
