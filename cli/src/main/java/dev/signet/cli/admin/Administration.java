// SPDX-License-Identifier: Apache-2.0
package dev.signet.cli.admin;

import java.util.Map;

/**
 * Does what a command asks for. The same whether a gateway runs on the data directory or not: one
 * process writes, and a change counts at the next request.
 */
public interface Administration extends AutoCloseable {
  /**
   * Performs an operation. A refusal is a {@link dev.signet.explain.FindingException} or a {@link
   * dev.signet.cli.terminal.Refusal}.
   *
   * @return what {@code --json} prints
   */
  Map<String, Object> perform(Operation operation);

  @Override
  void close();
}
