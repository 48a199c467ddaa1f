// SPDX-License-Identifier: Apache-2.0
package dev.signet.cli.doctor;

import dev.signet.explain.Finding;
import java.util.List;

/** One thing that is looked at. Nothing is changed by it. */
public interface Examination {
  /** What is looked at, in a word or two. */
  String subject();

  /** What is wrong; empty where nothing is. */
  List<Finding> look();

  /** What was seen where nothing is wrong, for people. */
  String seen();
}
