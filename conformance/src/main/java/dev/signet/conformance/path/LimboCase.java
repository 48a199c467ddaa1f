// SPDX-License-Identifier: Apache-2.0
package dev.signet.conformance.path;

import dev.signet.explain.FindingException;
import dev.signet.x509.Certificate;
import dev.signet.x509.Crl;
import dev.signet.x509.GeneralName;
import dev.signet.x509.der.Bytes;
import dev.signet.x509.path.PathRequest;
import dev.signet.x509.path.PathRequest.Limits;
import dev.signet.x509.path.Purpose;
import dev.signet.x509.path.RuleSet;
import dev.signet.x509.path.TrustAnchors;
import dev.signet.x509.path.Verdict;
import dev.signet.x509.path.Verifier;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/**
 * One case of x509-limbo, without what is expected of it.
 *
 * @param id its name
 * @param purpose what the peer is to be
 * @param moment when it is judged; empty for now
 * @param names whom the peer must name, each of them
 * @param depth the most intermediates, where the case says so
 * @param material the certificates and lists
 */
public record LimboCase(
    String id,
    Purpose purpose,
    Optional<Instant> moment,
    List<PeerName> names,
    OptionalInt depth,
    Material material) {

  /**
   * A name as the suite writes it.
   *
   * @param kind DNS, IP or RFC822
   * @param value the name
   */
  public record PeerName(String kind, String value) {
    /** The name as our verifier wants it. */
    public GeneralName name() {
      return kind.equals("RFC822") ? new GeneralName.EmailName(value) : GeneralName.ofHost(value);
    }
  }

  /**
   * What is given, in PEM or DER.
   *
   * @param trusted the roots
   * @param others the certificates beside the peer's
   * @param leaf the peer's certificate
   * @param lists revocation lists
   */
  public record Material(List<Bytes> trusted, List<Bytes> others, Bytes leaf, List<Bytes> lists) {}

  /**
   * Our answer.
   *
   * @param rules what holds below the roots
   */
  LimboAnswer judge(RuleSet rules) {
    try {
      Instant now = moment.orElseGet(Instant::now);
      TrustAnchors anchors = TrustAnchors.of("limbo", "", readable(material.trusted)).under(rules);
      Verifier verifier = new Verifier(anchors, InstantSource.fixed(now));
      return LimboAnswer.of(judge(verifier, request()));
    } catch (FindingException unreadable) {
      return LimboAnswer.of(unreadable.finding());
    }
  }

  private Verdict judge(Verifier verifier, PathRequest request) {
    Verdict verdict = verifier.verify(request);
    for (PeerName name : names) {
      verdict = verifier.verify(request.withPeer(name.name()));
      if (!(verdict instanceof Verdict.Trusted)) {
        return verdict;
      }
    }
    return verdict;
  }

  private PathRequest request() {
    List<Certificate> chain = new ArrayList<>(Certificate.readAll(material.leaf.toArray()));
    chain.addAll(readable(material.others));
    PathRequest request =
        PathRequest.of(chain, purpose)
            .withRevocation(
                material.lists.stream().map(list -> Crl.readFile(list.toArray())).toList());
    return depth.isPresent()
        ? request.withLimits(new Limits(depth.getAsInt(), false, Set.of()))
        : request;
  }

  private static List<Certificate> readable(List<Bytes> encoded) {
    return encoded.stream().flatMap(one -> read(one).stream()).toList();
  }

  /** Certificates that cannot be read cannot be of use, nor do they keep others from being so. */
  private static List<Certificate> read(Bytes one) {
    try {
      return Certificate.readAll(one.toArray());
    } catch (FindingException e) {
      return List.of();
    }
  }
}
