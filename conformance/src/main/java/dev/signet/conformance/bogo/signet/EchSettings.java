// SPDX-License-Identifier: Apache-2.0
package dev.signet.conformance.bogo.signet;

import dev.signet.conformance.bogo.engine.EngineFault;
import dev.signet.conformance.bogo.settings.Flag;
import dev.signet.conformance.bogo.settings.NotImplemented;
import dev.signet.conformance.bogo.settings.Settings;
import dev.signet.tls.EchIntent;
import dev.signet.tls.EchIntent.Otherwise;
import dev.signet.tls.EchSource;
import dev.signet.tls.crypto.Primitives;
import dev.signet.tls.ech.EchConfig;
import dev.signet.tls.ech.EchConfigList;
import dev.signet.tls.ech.EchKey;
import dev.signet.tls.ech.EchKeys;
import dev.signet.tls.fault.TlsFault;
import dev.signet.tls.wire.Bytes;
import dev.signet.tls.wire.WireWriter;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A test's settings for Encrypted Client Hello.
 *
 * @param settings all of the test's
 */
record EchSettings(Settings settings) implements EchSource {
  /** What a server opens hellos with. */
  EchKeys keys(Primitives primitives) throws NotImplemented, EngineFault {
    List<byte[]> configs = settings.byteStrings(Flag.ECH_SERVER_CONFIG);
    List<byte[]> privateKeys = settings.byteStrings(Flag.ECH_SERVER_KEY);
    List<Integer> current = settings.numbers(Flag.ECH_IS_RETRY_CONFIG);
    List<EchKey> keys = new ArrayList<>();
    for (int i = 0; i < configs.size(); i++) {
      EchKey key = key(configs.get(i), privateKeys.get(i), primitives);
      keys.add(current.get(i) == 1 ? key : key.retired());
    }
    return EchKeys.of(keys);
  }

  private static EchKey key(byte[] config, byte[] privateKey, Primitives primitives)
      throws NotImplemented, EngineFault {
    byte[] list = new WireWriter().opaque16(Bytes.wrap(config)).toArray();
    Optional<EchConfig> read = list(list).usable().stream().findFirst();
    EchConfig known = read.orElseThrow(() -> new NotImplemented("such a -ech-server-config"));
    try {
      return EchKey.of(known, privateKey, primitives);
    } catch (GeneralSecurityException e) {
      throw new EngineFault("settings-refused", String.valueOf(e.getMessage()), e);
    }
  }

  /** Refuses a list that is none before anything is sent. */
  EchSettings checked() throws EngineFault {
    if (settings.has(Flag.ECH_CONFIG_LIST)) {
      list(settings.bytes(Flag.ECH_CONFIG_LIST));
    }
    return this;
  }

  private static EchConfigList list(byte[] list) throws EngineFault {
    try {
      return EchConfigList.of(Bytes.wrap(list));
    } catch (TlsFault e) {
      throw new EngineFault(e.code().id(), String.valueOf(e.getMessage()), e);
    }
  }

  @Override
  public EchIntent intent(String serverName, int port) {
    try {
      if (settings.has(Flag.ECH_CONFIG_LIST)) {
        return new EchIntent.Encrypt(list(settings.bytes(Flag.ECH_CONFIG_LIST)), otherwise());
      }
    } catch (EngineFault e) {
      throw new IllegalStateException("was read before", e);
    }
    if (settings.has(Flag.REJECT_UNUSABLE_ECH_CONFIG)) {
      return new EchIntent.Encrypt(EchConfigList.of(List.of()), Otherwise.REFUSE);
    }
    return settings.has(Flag.ENABLE_ECH_GREASE) ? new EchIntent.Grease() : new EchIntent.Plain();
  }

  private Otherwise otherwise() {
    if (settings.has(Flag.REJECT_UNUSABLE_ECH_CONFIG)) {
      return Otherwise.REFUSE;
    }
    return settings.has(Flag.ENABLE_ECH_GREASE) ? Otherwise.GREASE : Otherwise.PLAIN;
  }

  /** What the server says instead is what the test expects, or this is no refusal that it knows. */
  @Override
  public void replaced(String serverName, int port, Optional<EchConfigList> replacement) {
    boolean expectsNone = settings.has(Flag.EXPECT_NO_ECH_RETRY_CONFIGS);
    boolean expectsSome = settings.has(Flag.EXPECT_ECH_RETRY_CONFIGS);
    Bytes wanted = Bytes.wrap(settings.bytes(Flag.EXPECT_ECH_RETRY_CONFIGS));
    boolean wrong =
        (expectsNone && replacement.isPresent())
            || (expectsSome
                && !replacement.map(EchConfigList::encoded).equals(Optional.of(wanted)));
    if (wrong) {
      throw new IllegalStateException("other retry configurations: " + replacement);
    }
  }
}
