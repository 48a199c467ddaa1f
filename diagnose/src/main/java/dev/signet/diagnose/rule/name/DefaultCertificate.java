// SPDX-License-Identifier: Apache-2.0
package dev.signet.diagnose.rule.name;

import dev.signet.diagnose.cause.NameCause;
import dev.signet.diagnose.rule.CaseFile;
import dev.signet.diagnose.rule.CauseRule;
import dev.signet.explain.Finding;
import java.util.Optional;
import java.util.regex.Pattern;

/** The certificate is one that server software makes for itself. */
final class DefaultCertificate implements CauseRule {
  /**
   * Names in such certificates: Traefik, ingress-nginx, Plesk, Debian, ISPConfig, GitLab, Caddy …
   */
  private static final Pattern DEFAULTS =
      Pattern.compile(
          "(TRAEFIK DEFAULT CERT|Kubernetes Ingress Controller Fake Certificate|Plesk"
              + "|ssl-cert-snakeoil|ISPConfig|SomeOrganization|Acme Co|invalid2?\\.invalid"
              + "|localhost\\.localdomain|Default Company Ltd|NGINX Ingress Controller"
              + "|example\\.invalid|cPanel|HAProxy default|OPNsense|pfSense|Synology|QNAP)",
          Pattern.CASE_INSENSITIVE);

  @Override
  public Optional<Finding> judge(CaseFile file) {
    return Mismatch.of(file)
        .filter(mismatch ->
            DEFAULTS.matcher(mismatch.leaf().subject().toString()).find()
                || DEFAULTS.matcher(mismatch.leaf().shortText()).find())
        .map(mismatch -> mismatch.finding(NameCause.DEFAULT_CERTIFICATE).build());
  }
}
