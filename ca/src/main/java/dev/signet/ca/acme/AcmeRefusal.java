// SPDX-License-Identifier: Apache-2.0
package dev.signet.ca.acme;

import dev.signet.explain.Finding;
import java.util.List;

/** Ends a request that concerns several identifiers, each with a finding of its own. */
public final class AcmeRefusal extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient Finding finding;
  private final transient List<Part> parts;

  /**
   * A refusal.
   *
   * @param finding what it is as a whole
   * @param parts what stands against each identifier
   */
  public AcmeRefusal(Finding finding, List<Part> parts) {
    super(finding.headline(), null, false, false);
    this.finding = finding;
    this.parts = List.copyOf(parts);
  }

  /**
   * A subproblem (RFC 8555, 6.7.1).
   *
   * @param identifier which identifier
   * @param finding what stands against it
   */
  public record Part(AcmeIdentifier identifier, Finding finding) {}

  /** What it is as a whole. */
  public Finding finding() {
    return finding;
  }

  /** What stands against each identifier. */
  public List<Part> parts() {
    return parts;
  }
}
