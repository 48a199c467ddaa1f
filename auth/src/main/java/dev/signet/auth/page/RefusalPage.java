// SPDX-License-Identifier: Apache-2.0
package dev.signet.auth.page;

import dev.signet.explain.Finding;
import dev.signet.explain.Remedy;
import dev.signet.http.Response;
import dev.signet.identity.IdentityCode;
import io.netty.handler.codec.http.HttpResponseStatus;

/**
 * Tells a person why there is no other page: what failed, why, what to do, and the code to look up.
 */
public final class RefusalPage {
  private RefusalPage() {}

  /** The page for a finding, answered with this status. */
  public static Response of(HttpResponseStatus status, Finding finding) {
    Html content =
        new Html()
            .raw("<h1>")
            .text(finding.headline())
            .raw("</h1>\n<p>")
            .text(finding.explanation())
            .raw("</p>\n");
    finding.remedies().forEach(remedy -> content.add(remedy(remedy)));
    if (finding.code() == IdentityCode.ROLE_MISSING) {
      content.raw("<a class=\"button\" href=\"/auth/account\">Your account and roles</a>\n");
    }
    content
        .raw("<p class=\"hint\">")
        .text(Integer.toString(status.code()))
        .raw(" · <code>signet explain ")
        .text(finding.code().id())
        .raw("</code> says more</p>\n");
    return new Page(finding.headline(), false, content).toResponse(status);
  }

  private static Html remedy(Remedy remedy) {
    Html html = new Html().raw("<p>").text(remedy.text()).raw("</p>\n");
    return remedy.command().isEmpty()
        ? html
        : html.raw("<pre><code>").text(remedy.command()).raw("</code></pre>\n");
  }
}
