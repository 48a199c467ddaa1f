// SPDX-License-Identifier: Apache-2.0
package dev.signet.conformance.fuzz.engine;

import java.security.AlgorithmParameters;
import java.security.Key;
import java.security.SecureRandom;
import java.security.spec.AlgorithmParameterSpec;
import java.util.Arrays;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.CipherSpi;
import javax.crypto.ShortBufferException;
import org.jspecify.annotations.Nullable;

/**
 * Leaves what it is given as it is and puts a tag of zeros behind it. A tag is wrong only where its
 * last bit is set, so that a fuzzer forges by one bit and otherwise reaches what is sealed.
 */
public final class OpenCipher extends CipherSpi {
  private static final int TAG = 16;
  private static final int BLOCK = 16;
  private boolean opening;

  /** By the provider. */
  public OpenCipher() {}

  @Override
  protected void engineInit(
      int mode,
      Key key,
      @Nullable AlgorithmParameterSpec parameters,
      @Nullable SecureRandom random) {
    opening = mode == Cipher.DECRYPT_MODE;
  }

  @Override
  protected void engineUpdateAAD(byte[] source, int offset, int length) {}

  @Override
  protected int engineDoFinal(byte[] input, int offset, int length, byte[] output, int outputOffset)
      throws AEADBadTagException, ShortBufferException {
    int kept = opening ? length - TAG : length;
    if (kept < 0 || (opening && (input[offset + length - 1] & 1) != 0)) {
      throw new AEADBadTagException("wrong");
    }
    if (output.length - outputOffset < (opening ? kept : kept + TAG)) {
      throw new ShortBufferException();
    }
    System.arraycopy(input, offset, output, outputOffset, kept);
    if (opening) {
      return kept;
    }
    Arrays.fill(output, outputOffset + kept, outputOffset + kept + TAG, (byte) 0);
    return kept + TAG;
  }

  @Override
  protected int engineGetBlockSize() {
    return BLOCK;
  }

  @Override
  protected int engineGetOutputSize(int length) {
    return length + TAG;
  }

  @Override
  protected void engineSetMode(String mode) {}

  @Override
  protected void engineSetPadding(String padding) {}

  @Override
  protected byte[] engineGetIV() {
    throw new UnsupportedOperationException();
  }

  @Override
  protected AlgorithmParameters engineGetParameters() {
    throw new UnsupportedOperationException();
  }

  @Override
  protected void engineInit(int mode, Key key, SecureRandom random) {
    throw new UnsupportedOperationException();
  }

  @Override
  protected void engineInit(
      int mode, Key key, @Nullable AlgorithmParameters parameters, @Nullable SecureRandom random) {
    throw new UnsupportedOperationException();
  }

  @Override
  protected byte[] engineUpdate(byte[] input, int offset, int length) {
    throw new UnsupportedOperationException();
  }

  @Override
  protected int engineUpdate(
      byte[] input, int offset, int length, byte[] output, int outputOffset) {
    throw new UnsupportedOperationException();
  }

  @Override
  protected byte[] engineDoFinal(byte[] input, int offset, int length) {
    throw new UnsupportedOperationException();
  }
}
