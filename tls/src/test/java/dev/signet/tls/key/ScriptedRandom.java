// SPDX-License-Identifier: Apache-2.0
package dev.signet.tls.key;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.SecureRandom;

/** Gives the bytes of a private key and nothing else. */
final class ScriptedRandom extends SecureRandom {
  private static final long serialVersionUID = 1L;

  private final byte[] script;

  ScriptedRandom(byte[] script) {
    this.script = script;
  }

  @Override
  public void nextBytes(byte[] bytes) {
    assertThat(bytes).hasSameSizeAs(script);
    System.arraycopy(script, 0, bytes, 0, bytes.length);
  }
}
