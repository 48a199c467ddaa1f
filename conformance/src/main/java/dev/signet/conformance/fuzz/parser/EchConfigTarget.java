// SPDX-License-Identifier: Apache-2.0
package dev.signet.conformance.fuzz.parser;

import dev.signet.conformance.fuzz.contract.FuzzTarget;
import dev.signet.tls.crypto.Primitives;
import dev.signet.tls.ech.EchConfigList;
import dev.signet.tls.ech.EchKey;
import dev.signet.tls.ech.EchProfile;
import dev.signet.tls.fault.TlsFault;
import dev.signet.tls.wire.Bytes;
import java.security.SecureRandom;
import java.util.List;

/** Lists of configurations for Encrypted Client Hello, from DNS or from a server. */
public final class EchConfigTarget implements FuzzTarget {
  /** By the list of targets. */
  public EchConfigTarget() {}

  @Override
  public String name() {
    return "ech-configs";
  }

  @Override
  public void run(byte[] input) {
    try {
      EchConfigList list = EchConfigList.read(Bytes.of(input));
      // What is usable is written as it came.
      EchConfigList again = EchConfigList.of(list.usable());
      if (!list.usable().isEmpty() && !EchConfigList.read(again.encoded()).equals(again)) {
        throw new IllegalStateException("read again as another list");
      }
    } catch (TlsFault fault) {
      if (fault.code().id().isEmpty()) {
        throw new IllegalStateException("a fault without a code", fault);
      }
    }
  }

  @Override
  public List<byte[]> seeds() {
    SecureRandom random = new SecureRandom();
    EchKey key = EchKey.generate(1, EchProfile.of("host.example"), Primitives.jdk(), random);
    return List.of(key.published().toArray());
  }
}
