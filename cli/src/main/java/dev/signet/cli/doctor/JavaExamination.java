// SPDX-License-Identifier: Apache-2.0
package dev.signet.cli.doctor;

import dev.signet.cli.terminal.CliCode;
import dev.signet.explain.Finding;
import java.util.List;

/** Whether this is the JDK that Signet is made for. */
record JavaExamination() implements Examination {
  private static final int WANTED = 25;

  @Override
  public String subject() {
    return "Java";
  }

  @Override
  public List<Finding> look() {
    return Runtime.version().feature() >= WANTED
        ? List.of()
        : List.of(
            Finding.about(CliCode.JDK_UNSUITABLE)
                .subject(System.getProperty("java.home"))
                .wanted(Integer.toString(WANTED))
                .found(Runtime.version().toString())
                .build());
  }

  @Override
  public String seen() {
    return Runtime.version() + " in " + System.getProperty("java.home");
  }
}
