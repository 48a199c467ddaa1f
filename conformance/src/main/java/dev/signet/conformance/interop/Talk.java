// SPDX-License-Identifier: Apache-2.0
package dev.signet.conformance.interop;

/** What a peer has said so far; one thread adds and another one reads. */
final class Talk {
  private final StringBuilder text = new StringBuilder();

  synchronized void add(Object more) {
    text.append(more);
  }

  @Override
  public synchronized String toString() {
    return text.toString();
  }
}
