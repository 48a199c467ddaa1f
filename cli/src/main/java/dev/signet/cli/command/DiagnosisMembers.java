// SPDX-License-Identifier: Apache-2.0
package dev.signet.cli.command;

import dev.signet.cli.terminal.Console;
import dev.signet.diagnose.Diagnosis;
import dev.signet.diagnose.fact.Contact;
import dev.signet.diagnose.rule.CaseFile;
import dev.signet.diagnose.runtime.ClientProgram;
import dev.signet.explain.Finding;
import dev.signet.explain.Reference;
import dev.signet.explain.Remedy;
import dev.signet.x509.Certificate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** A diagnosis as {@code --json} has it; members are only ever added. */
final class DiagnosisMembers {
  private static final int VERSION = 1;

  private DiagnosisMembers() {}

  static Map<String, Object> of(Diagnosis diagnosis, Console console) {
    CaseFile file = diagnosis.file();
    Map<String, Object> members = new LinkedHashMap<>();
    members.put("version", VERSION);
    members.put("target", file.target().text());
    members.put("dialect", file.target().dialect().scheme());
    members.put("host", file.host());
    members.put("fine", diagnosis.isFine());
    members.put(
        "findings",
        diagnosis.report().map(report -> report.findings()).orElse(List.of()).stream()
            .map(finding -> finding(finding, console))
            .toList());
    Map<String, Object> programs = new LinkedHashMap<>();
    for (ClientProgram program : ClientProgram.values()) {
      programs.put(program.word(), word(program.answer(diagnosis.findings())));
    }
    members.put("programs", programs);
    members.put(
        "contacts", file.contacts().values().stream().map(DiagnosisMembers::contact).toList());
    members.put(
        "certificates",
        file.chain().map(chain -> chain.sent()).orElse(List.of()).stream()
            .map(DiagnosisMembers::certificate)
            .toList());
    return members;
  }

  private static Map<String, Object> finding(Finding finding, Console console) {
    Map<String, Object> members = new LinkedHashMap<>();
    members.put("code", finding.code().id());
    members.put("severity", word(finding.code().severity()));
    members.put("fault", word(finding.code().fault()));
    members.put("subject", finding.subject());
    members.put("wanted", finding.wanted());
    members.put("found", finding.found());
    members.put("headline", finding.headline());
    members.put("explanation", finding.explanation());
    members.put("parameters", finding.parameters());
    members.put(
        "remedies", finding.remedies().stream().map(each -> remedy(each, console)).toList());
    members.put("references", finding.references().stream().map(Reference::toString).toList());
    return members;
  }

  private static Map<String, Object> remedy(Remedy remedy, Console console) {
    Map<String, Object> members = new LinkedHashMap<>();
    members.put("audience", remedy.audience());
    members.put("text", remedy.text());
    members.put("command", console.typed(remedy.command()));
    return members;
  }

  private static Map<String, Object> contact(Contact contact) {
    Map<String, Object> members = new LinkedHashMap<>();
    members.put("variation", word(contact.variation()));
    members.put("address", contact.route().used().map(it -> it.getHostAddress()).orElse(""));
    members.put("ending", contact.ending().getClass().getSimpleName().toLowerCase(Locale.ROOT));
    members.put("alert", contact.alert().map(code -> (Object) code).orElse(-1));
    members.put("first_bytes", contact.heard().firstBytes().hex());
    contact
        .heard()
        .choice()
        .ifPresent(choice -> {
          members.put("protocol", choice.versionText());
          members.put("suite", choice.suiteText());
          members.put("group", choice.groupText());
        });
    members.put("asks_client", contact.heard().demand().isPresent());
    return members;
  }

  private static Map<String, Object> certificate(Certificate certificate) {
    Map<String, Object> members = new LinkedHashMap<>();
    members.put("subject", certificate.subject().toString());
    members.put("issuer", certificate.issuer().toString());
    members.put("serial", certificate.serialText());
    members.put("not_before", certificate.validity().notBefore().toString());
    members.put("not_after", certificate.validity().notAfter().toString());
    members.put("fingerprint", certificate.fingerprint());
    return members;
  }

  private static String word(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
