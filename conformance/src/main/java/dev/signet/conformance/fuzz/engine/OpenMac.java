// SPDX-License-Identifier: Apache-2.0
package dev.signet.conformance.fuzz.engine;

import java.security.Key;
import java.security.spec.AlgorithmParameterSpec;
import javax.crypto.MacSpi;
import org.jspecify.annotations.Nullable;

/** A code of zeros over everything. */
abstract class OpenMac extends MacSpi {
  private final int length;

  private OpenMac(int length) {
    this.length = length;
  }

  /** As long as HMAC with SHA-256. */
  public static final class Sha256 extends OpenMac {
    /** By the provider. */
    public Sha256() {
      super(32);
    }
  }

  /** As long as HMAC with SHA-384. */
  public static final class Sha384 extends OpenMac {
    /** By the provider. */
    public Sha384() {
      super(48);
    }
  }

  @Override
  protected int engineGetMacLength() {
    return length;
  }

  @Override
  protected void engineInit(Key key, @Nullable AlgorithmParameterSpec parameters) {}

  @Override
  protected void engineUpdate(byte input) {}

  @Override
  protected void engineUpdate(byte[] input, int offset, int count) {}

  @Override
  protected byte[] engineDoFinal() {
    return new byte[length];
  }

  @Override
  protected void engineReset() {}
}
