// SPDX-License-Identifier: Apache-2.0
package dev.signet.conformance.fuzz.engine;

import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.SignatureSpi;

/** Finds every signature right, of whatever key over whatever. */
public final class OpenSignature extends SignatureSpi {
  /** By the provider. */
  public OpenSignature() {}

  @Override
  protected void engineInitVerify(PublicKey key) {}

  @Override
  protected void engineInitSign(PrivateKey key) {
    throw new UnsupportedOperationException("signers of their own sign here");
  }

  @Override
  protected void engineUpdate(byte input) {}

  @Override
  protected void engineUpdate(byte[] input, int offset, int count) {}

  @Override
  protected byte[] engineSign() {
    throw new UnsupportedOperationException("signers of their own sign here");
  }

  @Override
  protected boolean engineVerify(byte[] signature) {
    return true;
  }

  @Override
  @Deprecated
  protected void engineSetParameter(String name, Object value) {
    throw new UnsupportedOperationException();
  }

  @Override
  @Deprecated
  protected Object engineGetParameter(String name) {
    throw new UnsupportedOperationException();
  }
}
