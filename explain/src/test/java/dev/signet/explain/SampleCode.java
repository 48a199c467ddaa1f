// SPDX-License-Identifier: Apache-2.0
package dev.signet.explain;

/** Codes that only these tests know. */
enum SampleCode implements Code {
  PORT_TAKEN(Severity.ERROR),
  CLOCK_SKEWED(Severity.WARNING),
  MANY_REMEDIES(Severity.ERROR),
  UNWRITTEN(Severity.NOTE);

  private final Severity severity;

  SampleCode(Severity severity) {
    this.severity = severity;
  }

  @Override
  public Severity severity() {
    return severity;
  }

  @Override
  public Fault fault() {
    return Fault.CONFIGURATION;
  }

  @Override
  public Category category() {
    return Category.LOCAL;
  }
}
