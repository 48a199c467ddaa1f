// SPDX-License-Identifier: Apache-2.0
package dev.signet.conformance.bogo.shim;

import dev.signet.conformance.bogo.engine.Facts;
import dev.signet.conformance.bogo.settings.CredentialSettings;
import dev.signet.conformance.bogo.settings.Flag;
import dev.signet.conformance.bogo.settings.NotImplemented;
import dev.signet.conformance.bogo.settings.Settings;
import dev.signet.conformance.bogo.settings.TestFiles;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** Compares what a handshake came to with what the command line says that it must come to. */
final class Expectations {
  private final Settings settings;
  private final TestFiles files;
  private final Facts facts;

  Expectations(Settings settings, TestFiles files, Facts facts) {
    this.settings = settings;
    this.files = files;
    this.facts = facts;
  }

  /** Compares everything. */
  void check(boolean resumed) throws IOException, NotImplemented, Unexpected {
    boolean resumption = resumed && !settings.has(Flag.EXPECT_SESSION_MISS);
    Unexpected.unless(
        facts.resumption().orElse(resumption) == resumption,
        "the session was" + (resumption ? " not" : "") + " resumed");
    negotiated();
    names();
    extensions();
    session();
    if (resumption) {
      ticketAge();
    }
    authentication();
    certificates();
    credential();
  }

  private void negotiated() throws NotImplemented, Unexpected {
    number(Flag.EXPECT_VERSION, facts.version());
    number(Flag.EXPECT_CIPHER, facts.suite());
    // The machines on which this runs have AES instructions.
    number(Flag.EXPECT_CIPHER_AES, facts.suite());
    if (settings.has(Flag.EXPECT_CURVE_ID)) {
      number(Flag.EXPECT_CURVE_ID, facts.group());
    }
    if (settings.has(Flag.EXPECT_HRR)) {
      Unexpected.unless(facts.hasRetried(), "no HelloRetryRequest");
    }
    if (settings.has(Flag.EXPECT_NO_HRR)) {
      Unexpected.unless(!facts.hasRetried(), "a HelloRetryRequest");
    }
  }

  private void names() throws NotImplemented, Unexpected {
    // A server must have chosen what it was told to choose, and nothing where it was told nothing.
    Flag wanted = settings.has(Flag.SERVER) ? Flag.SELECT_ALPN : Flag.EXPECT_ALPN;
    Unexpected.unless(
        settings.text(wanted).equals(facts.applicationProtocol()),
        "application protocol " + facts.applicationProtocol());
    if (settings.has(Flag.EXPECT_SERVER_NAME)) {
      Unexpected.unless(
          settings.text(Flag.EXPECT_SERVER_NAME).equals(facts.serverName()),
          "server name " + facts.serverName());
    }
    if (settings.has(Flag.EXPECT_NO_SERVER_NAME)) {
      Unexpected.unless(facts.serverName().isEmpty(), "server name " + facts.serverName());
    }
  }

  private void extensions() throws NotImplemented, Unexpected {
    if (settings.has(Flag.EXPECT_EXTENDED_MASTER_SECRET)) {
      Unexpected.unless(facts.hasExtendedMasterSecret(), "no extended master secret");
    }
    if (settings.has(Flag.EXPECT_SECURE_RENEGOTIATION)) {
      Unexpected.unless(facts.hasSecureRenegotiation(), "no renegotiation_info");
    }
    if (settings.has(Flag.EXPECT_NO_SECURE_RENEGOTIATION)) {
      Unexpected.unless(!facts.hasSecureRenegotiation(), "renegotiation_info");
    }
    if (settings.has(Flag.EXPECT_ECH_ACCEPT)) {
      Unexpected.unless(facts.hasEncryptedHello(), "ECH was not accepted");
    }
    if (settings.has(Flag.EXPECT_ACCEPT_EARLY_DATA)) {
      Unexpected.unless(facts.hasEarlyDataAccepted(), "early data was not accepted");
    }
    if (settings.has(Flag.EXPECT_REJECT_EARLY_DATA)) {
      Unexpected.unless(!facts.hasEarlyDataAccepted(), "early data was accepted");
    }
  }

  private void session() throws NotImplemented, Unexpected {
    if (settings.has(Flag.EXPECT_SESSION_ID)) {
      Unexpected.unless(facts.isSessionByIdentifier(), "the session has no identifier");
    }
    // RFC 5077, 3.4: a server that goes on with a ticket sends the client's identifier back.
    if (settings.has(Flag.EXPECT_NO_SESSION_ID) && !settings.has(Flag.SERVER)) {
      Unexpected.unless(!facts.isSessionByIdentifier(), "the session has an identifier");
    }
  }

  /** In seconds, as BoringSSL keeps it. The test itself takes some milliseconds, too. */
  private void ticketAge() throws NotImplemented, Unexpected {
    if (settings.has(Flag.EXPECT_TICKET_AGE_SKEW)) {
      long found = Math.round(facts.ticketAgeSkew().toMillis() / 1000.0);
      Unexpected.unless(
          settings.number(Flag.EXPECT_TICKET_AGE_SKEW) == found, "the skew is " + found);
    }
  }

  private void authentication() throws NotImplemented, Unexpected {
    if (settings.has(Flag.EXPECT_CERTIFICATE_TYPES)) {
      same(Flag.EXPECT_CERTIFICATE_TYPES, facts.certificateTypes());
    }
    if (settings.has(Flag.EXPECT_PEER_SIGNATURE_ALGORITHM)) {
      number(Flag.EXPECT_PEER_SIGNATURE_ALGORITHM, facts.peerScheme());
    }
    if (settings.has(Flag.EXPECT_PEER_VERIFY_PREF)) {
      List<Integer> wanted = settings.numbers(Flag.EXPECT_PEER_VERIFY_PREF);
      Unexpected.unless(
          wanted.equals(facts.peerSchemes()), "the peer's schemes are " + facts.peerSchemes());
    }
    if (settings.has(Flag.EXPECT_CLIENT_CA_LIST)) {
      String found =
          facts.peerAuthorities().stream()
              .map(HexFormat.of()::formatHex)
              .collect(Collectors.joining(","));
      Unexpected.unless(
          settings.text(Flag.EXPECT_CLIENT_CA_LIST).equalsIgnoreCase(found),
          "the server trusts " + found);
    }
    if (settings.has(Flag.EXPECT_OCSP_RESPONSE)) {
      same(Flag.EXPECT_OCSP_RESPONSE, facts.ocspResponse());
    }
    if (settings.has(Flag.EXPECT_SIGNED_CERT_TIMESTAMPS)) {
      same(Flag.EXPECT_SIGNED_CERT_TIMESTAMPS, facts.timestamps());
    }
  }

  private void certificates() throws IOException, NotImplemented, Unexpected {
    List<byte[]> chain = facts.peerChain();
    if (settings.has(Flag.EXPECT_PEER_CERTIFICATE_TYPE)) {
      number(Flag.EXPECT_PEER_CERTIFICATE_TYPE, facts.peerCertificateKind());
    }
    if (settings.has(Flag.EXPECT_PEER_RPK_SHA256)) {
      same(Flag.EXPECT_PEER_RPK_SHA256, sha256(facts.peerPublicKey()));
    } else if (expectsNoCertificate()) {
      Unexpected.unless(chain.isEmpty(), "the peer sent a certificate");
    } else if (!settings.has(Flag.SERVER) || settings.has(Flag.REQUIRE_ANY_CLIENT_CERTIFICATE)) {
      Unexpected.unless(!chain.isEmpty(), "the peer sent no certificate");
    }
    if (settings.has(Flag.EXPECT_PEER_CERT_FILE)) {
      List<byte[]> wanted = files.chain(settings.text(Flag.EXPECT_PEER_CERT_FILE));
      boolean same = wanted.size() == chain.size();
      for (int i = 0; same && i < chain.size(); i++) {
        same = Arrays.equals(wanted.get(i), chain.get(i));
      }
      Unexpected.unless(same, "the peer sent other certificates");
    }
  }

  private boolean expectsNoCertificate() throws NotImplemented {
    return settings.has(Flag.EXPECT_NO_PEER_CERT)
        || settings.has(Flag.PSK)
        || isByKey(facts.selectedCredential());
  }

  /** Did a pre-shared key stand for a certificate? */
  private boolean isByKey(int credential) {
    return credential >= 0
        && credential < settings.credentials().size()
        && settings.credentials().get(credential).kind() == CredentialSettings.Kind.PRE_SHARED_KEY;
  }

  private void credential() throws NotImplemented, Unexpected {
    if (settings.has(Flag.EXPECT_SELECTED_CREDENTIAL)) {
      long wanted = settings.number(Flag.EXPECT_SELECTED_CREDENTIAL);
      Unexpected.unless(
          wanted == facts.selectedCredential(),
          "credential " + facts.selectedCredential() + " was shown");
    }
  }

  private void number(Flag flag, int found) throws Unexpected {
    if (settings.has(flag)) {
      Unexpected.unless(
          settings.number(flag) == found,
          String.format(Locale.ROOT, "%s is 0x%04x", flag.word(), found));
    }
  }

  private void same(Flag flag, byte[] found) throws Unexpected {
    Unexpected.unless(
        Arrays.equals(settings.bytes(flag), found),
        flag.word() + " found " + HexFormat.of().formatHex(found));
  }

  private static byte[] sha256(byte[] bytes) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(bytes);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }
}
