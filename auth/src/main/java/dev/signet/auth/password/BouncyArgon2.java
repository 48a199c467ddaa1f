// SPDX-License-Identifier: Apache-2.0
package dev.signet.auth.password;

import org.bouncycastle.crypto.generators.Argon2BytesGenerator;
import org.bouncycastle.crypto.generators.Argon2BytesGenerator.FixedBlockPool;
import org.bouncycastle.crypto.params.Argon2Parameters;

/** Argon2id of BouncyCastle, which runs wherever Java runs and takes every cost and salt. */
final class BouncyArgon2 implements Argon2Function {
  private final int pooled;
  private final ThreadLocal<FixedBlockPool> memory;

  /**
   * Each thread keeps its memory, wiped, for the next hash, and gives it up when it ends.
   *
   * @param usual the cost of most hashes; those of another memory come once per account and take
   *     their own
   */
  BouncyArgon2(Argon2Cost usual) {
    this.pooled = usual.memory();
    this.memory = ThreadLocal.withInitial(() -> new FixedBlockPool(pooled));
  }

  @Override
  public byte[] compute(byte[] secret, Argon2Cost cost, byte[] salt) {
    Argon2Parameters.Builder parameters =
        new Argon2Parameters.Builder(Argon2Parameters.ARGON2_id)
            .withVersion(Argon2Parameters.ARGON2_VERSION_13)
            .withMemoryAsKB(cost.memory())
            .withIterations(cost.passes())
            .withParallelism(cost.lanes())
            .withSalt(salt);
    if (cost.memory() == pooled) {
      parameters.withBlockPool(memory.get());
    }
    Argon2BytesGenerator generator = new Argon2BytesGenerator();
    generator.init(parameters.build());
    byte[] hash = new byte[HASH_BYTES];
    generator.generateBytes(secret, hash);
    return hash;
  }
}
