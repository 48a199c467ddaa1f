// SPDX-License-Identifier: Apache-2.0
package dev.signet.ca.acme;

import dev.signet.explain.Code;
import dev.signet.explain.Finding;
import dev.signet.explain.Remedy;
import dev.signet.http.JsonText;
import dev.signet.http.ProblemDocument;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Findings as ACME's problem documents (RFC 8555, 6.7): the type is ACME's, and the finding's code,
 * what was wanted and found, and the remedies stand beside it.
 */
public final class ProblemText {
  private ProblemText() {}

  /** The members of a finding's document. */
  public static Map<String, Object> members(Finding finding) {
    Map<String, Object> members = new LinkedHashMap<>();
    members.put("type", type(finding.code()));
    members.put("status", ProblemDocument.status(finding.code().category()).code());
    members.put("detail", detail(finding));
    members.put("code", finding.code().id());
    putIfGiven(members, "subject", finding.subject());
    putIfGiven(members, "wanted", finding.wanted());
    putIfGiven(members, "found", finding.found());
    members.put("remedies", finding.remedies().stream().map(Remedy::text).toList());
    return members;
  }

  /** The members of a refusal with a part for each identifier. */
  public static Map<String, Object> members(AcmeRefusal refusal) {
    Map<String, Object> members = members(refusal.finding());
    List<Map<String, Object>> parts =
        refusal.parts().stream()
            .map(part -> {
              Map<String, Object> each = members(part.finding());
              each.put(
                  "identifier",
                  Map.of(
                      "type", part.identifier().kind().wire(), "value", part.identifier().value()));
              return each;
            })
            .toList();
    members.put("subproblems", parts);
    return members;
  }

  /** The document as text, to be kept. */
  public static String of(Finding finding) {
    return new String(JsonText.bytes(members(finding)), StandardCharsets.UTF_8);
  }

  /** One sentence, for clients show nothing else. */
  private static String detail(Finding finding) {
    StringBuilder text = new StringBuilder(finding.headline());
    if (!finding.wanted().isEmpty()) {
      text.append("; wanted: ").append(finding.wanted());
    }
    if (!finding.found().isEmpty()) {
      text.append("; found: ").append(finding.found());
    }
    return text.toString();
  }

  private static String type(Code code) {
    AcmeProblem problem =
        code instanceof AcmeCode known
            ? known.problem()
            : switch (ProblemDocument.status(code.category()).codeClass()) {
              case CLIENT_ERROR -> AcmeProblem.MALFORMED;
              default -> AcmeProblem.SERVER_INTERNAL;
            };
    return problem.type();
  }

  private static void putIfGiven(Map<String, Object> members, String name, String value) {
    if (!value.isEmpty()) {
      members.put(name, value);
    }
  }
}
