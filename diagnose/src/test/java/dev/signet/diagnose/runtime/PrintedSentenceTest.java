// SPDX-License-Identifier: Apache-2.0
package dev.signet.diagnose.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signet.diagnose.cause.Cause;
import dev.signet.diagnose.cause.Causes;
import dev.signet.diagnose.cause.ChainCause;
import dev.signet.diagnose.cause.ClientCause;
import dev.signet.diagnose.cause.DatabaseCause;
import dev.signet.diagnose.cause.NameCause;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class PrintedSentenceTest {
  static List<PrintedSentence> sentences() {
    return PrintedSentence.all();
  }

  static List<Cause> causes() {
    return Causes.all().toList();
  }

  @Test
  void aStackTraceOfJavaLeadsToTheCausesOfAMissingIssuer() {
    String pasted =
        "javax.net.ssl.SSLHandshakeException: (certificate_unknown) PKIX path building failed:"
            + " sun.security.provider.certpath.SunCertPathBuilderException: unable to find valid"
            + " certification path to requested target";
    assertThat(PrintedSentence.in(pasted).getFirst().causes())
        .startsWith(ChainCause.INTERMEDIATE_NOT_SENT, ChainCause.AUTHORITY_UNKNOWN)
        .contains(ChainCause.CONNECTION_INSPECTED, ChainCause.SERVER_SELF_SIGNED);
  }

  @Test
  void whatStandsBetweenTheFixedPartsDoesNotCount() {
    String pasted = "x509: certificate is valid for a.example, b.example, not c.example";
    assertThat(PrintedSentence.in(pasted).getFirst().causes())
        .contains(NameCause.HOST_NOT_NAMED, NameCause.WILDCARD_TOO_SHALLOW);
  }

  @Test
  void letterCaseAndLineBreaksDoNotCount() {
    assertThat(PrintedSentence.in("received FATAL alert:\n certificate_required"))
        .isNotEmpty()
        .first()
        .satisfies(each ->
            assertThat(each.causes()).containsExactly(ClientCause.CLIENT_CERTIFICATE_NEEDED));
  }

  @Test
  void adviceThatSwitchesVerificationOffIsSeen() {
    assertThat(PrintedSentence.in("just set NODE_TLS_REJECT_UNAUTHORIZED=0 and it works"))
        .first()
        .satisfies(each ->
            assertThat(each.causes()).containsExactly(DatabaseCause.VERIFICATION_SWITCHED_OFF));
  }

  @Test
  void whatADriverWrapsSaysWhyAndNotThatItHasWaited() {
    String pasted =
        "pymongo.errors.ServerSelectionTimeoutError: db:27017: [SSL: CERTIFICATE_VERIFY_FAILED]"
            + " certificate verify failed: Hostname mismatch, certificate is not valid for 'db'."
            + " (_ssl.c:1006), Timeout: 30s";
    assertThat(PrintedSentence.in(pasted))
        .singleElement()
        .satisfies(each -> assertThat(each.causes()).startsWith(NameCause.HOST_NOT_NAMED));
    String java =
        "com.mongodb.MongoTimeoutException: Timed out while waiting for a server ..."
            + " exception={com.mongodb.MongoSocketWriteException: Exception sending message},"
            + " caused by {javax.net.ssl.SSLHandshakeException: PKIX path building failed}";
    assertThat(PrintedSentence.in(java))
        .flatExtracting(PrintedSentence::causes)
        .startsWith(ChainCause.INTERMEDIATE_NOT_SENT)
        .doesNotContain(DatabaseCause.MONGODB_JAVA_TIMED_OUT);
  }

  @Test
  void whereNothingSaysWhyTheWrappingIsExplained() {
    assertThat(PrintedSentence.in("ServerSelectionTimeoutError: No servers found yet"))
        .singleElement()
        .satisfies(each ->
            assertThat(each.causes()).containsExactly(DatabaseCause.MONGODB_SELECTION_TIMED_OUT));
  }

  @Test
  void ordinaryTextHasNoneOfThem() {
    assertThat(PrintedSentence.in("The weather is fine today.")).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("sentences")
  void everySentenceIsFoundInItself(PrintedSentence sentence) {
    assertThat(PrintedSentence.in("x " + sentence.sentence().replace("…", "anything") + " y"))
        .contains(sentence);
  }

  @ParameterizedTest
  @MethodSource("causes")
  void everyCauseSaysByWhatItIsTold(Cause cause) {
    assertThat(Telling.of(cause)).as(cause.id()).isNotEmpty();
  }
}
