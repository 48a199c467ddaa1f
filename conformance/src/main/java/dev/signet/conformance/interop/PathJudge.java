// SPDX-License-Identifier: Apache-2.0
package dev.signet.conformance.interop;

import dev.signet.explain.FindingException;
import dev.signet.explain.Report;
import dev.signet.testkit.TestIdentity;
import dev.signet.tls.Answer;
import dev.signet.tls.PeerCertificates;
import dev.signet.tls.PeerCertificates.PeerRole;
import dev.signet.tls.PeerVerdict;
import dev.signet.tls.PeerVerifier;
import dev.signet.tls.fault.CertificateFault;
import dev.signet.x509.Certificate;
import dev.signet.x509.path.PathRequest;
import dev.signet.x509.path.TrustAnchors;
import dev.signet.x509.path.Verdict;
import dev.signet.x509.path.VerifiedPath;
import dev.signet.x509.path.Verifier;
import java.time.InstantSource;
import java.util.List;

/** Our end's judge of certificates: Signet's own path validation with one trusted root. */
final class PathJudge implements PeerVerifier {
  private final Verifier verifier;

  PathJudge(TestIdentity root) {
    TrustAnchors anchors =
        TrustAnchors.of("the test", "memory", List.of(Certificate.read(root.der())));
    this.verifier = new Verifier(anchors, InstantSource.system());
  }

  @Override
  public Answer<PeerVerdict> verify(PeerCertificates peer) {
    try {
      return Answer.ready(judge(peer));
    } catch (FindingException e) {
      return Answer.ready(
          new PeerVerdict.Refused(CertificateFault.CERTIFICATE_BAD, Report.of(e.finding())));
    }
  }

  private PeerVerdict judge(PeerCertificates peer) {
    List<Certificate> chain =
        peer.chain().stream().map(each -> Certificate.read(each.toArray())).toList();
    PathRequest request =
        peer.role() == PeerRole.SERVER
            ? PathRequest.forServer(chain, Workspace.HOST)
            : PathRequest.forClient(chain);
    return switch (verifier.verify(request).decided()) {
      case Verdict.Trusted trusted -> accepted(trusted.path());
      case Verdict.Untrusted untrusted -> refused(untrusted.report());
    };
  }

  private static PeerVerdict accepted(VerifiedPath path) {
    return new PeerVerdict.Accepted(path.leaf().key().toPublicKey(), path);
  }

  private static PeerVerdict refused(Report report) {
    return new PeerVerdict.Refused(CertificateFault.AUTHORITY_UNKNOWN, report);
  }
}
