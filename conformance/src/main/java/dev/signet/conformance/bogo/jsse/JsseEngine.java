// SPDX-License-Identifier: Apache-2.0
package dev.signet.conformance.bogo.jsse;

import dev.signet.conformance.bogo.engine.EngineMemory;
import dev.signet.conformance.bogo.engine.EngineUnderTest;
import dev.signet.conformance.bogo.settings.CommandLine;
import dev.signet.conformance.bogo.settings.Flag;
import dev.signet.conformance.bogo.settings.NotImplemented;
import java.util.EnumSet;
import java.util.Set;

/** The SSLEngine of the JDK, to compare with. */
public final class JsseEngine implements EngineUnderTest {
  /** What it has, or what changes nothing for it. */
  private static final Set<Flag> KNOWN =
      EnumSet.of(
          Flag.ADVERTISE_ALPN,
          Flag.ALLOW_HINT_MISMATCH,
          Flag.ASYNC,
          Flag.CERT_FILE,
          Flag.CHECK_CLOSE_NOTIFY,
          Flag.CURVES,
          Flag.DECLINE_ALPN,
          Flag.EXPECT_ALPN,
          Flag.EXPECT_ADVERTISED_ALPN,
          Flag.EXPECT_CIPHER,
          Flag.EXPECT_CIPHER_AES,
          Flag.EXPECT_NO_SERVER_NAME,
          Flag.EXPECT_NO_SESSION_ID,
          Flag.EXPECT_OCSP_RESPONSE,
          Flag.EXPECT_PEER_CERT_FILE,
          Flag.EXPECT_NO_PEER_CERT,
          Flag.EXPECT_SERVER_NAME,
          Flag.EXPECT_SESSION_ID,
          Flag.EXPECT_SESSION_MISS,
          Flag.EXPECT_TICKET_RENEWAL,
          Flag.EXPECT_VERIFY_RESULT,
          Flag.EXPECT_VERSION,
          Flag.EXPORT_CONTEXT,
          Flag.EXPORT_KEYING_MATERIAL,
          Flag.EXPORT_LABEL,
          Flag.HANDSHAKE_NEVER_DONE,
          Flag.HOST_NAME,
          Flag.IMPLICIT_HANDSHAKE,
          Flag.IPV6,
          Flag.KEY_FILE,
          Flag.MAX_VERSION,
          Flag.MIN_VERSION,
          Flag.NO_OP_EXTRA_HANDSHAKE,
          Flag.NO_TLS1,
          Flag.NO_TLS11,
          Flag.NO_TLS12,
          Flag.NO_TLS13,
          Flag.PEEK_THEN_READ,
          Flag.PERMUTE_EXTENSIONS,
          Flag.PORT,
          Flag.READ_SIZE,
          Flag.REJECT_ALPN,
          Flag.REQUIRE_ANY_CLIENT_CERTIFICATE,
          Flag.RESUME_COUNT,
          Flag.SELECT_ALPN,
          Flag.SERVER,
          Flag.SHIM_ID,
          Flag.SHIM_INITIAL_WRITE,
          Flag.SHIM_SHUTS_DOWN,
          Flag.SHIM_WRITES_FIRST,
          Flag.SIGNING_PREFS,
          Flag.TRUST_CERT,
          Flag.USE_CUSTOM_VERIFY_CALLBACK,
          Flag.USE_EARLY_CALLBACK,
          Flag.USE_EXPORT_CONTEXT,
          Flag.USE_OLD_CLIENT_CERT_CALLBACK,
          Flag.VERIFY_FAIL,
          Flag.VERIFY_PEER,
          Flag.VERIFY_PREFS,
          Flag.WRITE_DIFFERENT_RECORD_SIZES);

  /**
   * Where it asks for staples it takes no others than real OCSP responses, which those of the tests
   * are not.
   */
  private static final String STAPLING = "jdk.tls.client.enableStatusRequestExtension";

  /** Without settings of its own. */
  public JsseEngine() {}

  @Override
  public String name() {
    return "jsse";
  }

  @Override
  public boolean hasExactFaults() {
    return false;
  }

  @Override
  public EngineMemory prepare(CommandLine line) throws NotImplemented {
    for (Flag flag : line.flags()) {
      if (!KNOWN.contains(flag)) {
        throw new NotImplemented("JSSE: " + flag.word());
      }
    }
    if (!line.initial().credentials().isEmpty() || !line.resume().credentials().isEmpty()) {
      throw new NotImplemented("JSSE: -new-…-credential");
    }
    LenientCertificates.install();
    System.setProperty(STAPLING, "false");
    return new JsseMemory();
  }
}
