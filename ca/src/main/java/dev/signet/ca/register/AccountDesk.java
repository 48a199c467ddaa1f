// SPDX-License-Identifier: Apache-2.0
package dev.signet.ca.register;

import dev.signet.ca.acme.AccountKey;
import dev.signet.ca.acme.AccountRegister;
import dev.signet.ca.acme.AcmeAccount;
import dev.signet.ca.acme.AcmeCode;
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
  private final InstantSource clock;

  /** A desk before a store. */
  public AccountDesk(AcmeStore store, RandomId ids, InstantSource clock) {
    this.store = store;
    this.ids = ids;
    this.clock = clock;
  }

  @Override
  public Registration register(AccountKey key, List<String> contacts, boolean existing) {
    Optional<AcmeAccount> known = store.accountOf(key.thumbprint());
    if (known.isPresent()) {
      return new Registration(requireActive(known.get()), false);
    }
    if (existing) {
      throw new FindingException(Finding.of(AcmeCode.ACME_ACCOUNT_UNKNOWN));
    }
    require(contacts);
    String id = ids.next();
    AcmeAccount fresh =
        new AcmeAccount(id, key.thumbprint(), key.jwk(), contacts, true, clock.instant());
    AcmeAccount kept = store.register(fresh);
    return new Registration(requireActive(kept), kept.id().equals(id));
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
