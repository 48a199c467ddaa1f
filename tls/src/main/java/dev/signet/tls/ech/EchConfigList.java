// SPDX-License-Identifier: Apache-2.0
package dev.signet.tls.ech;

import dev.signet.tls.fault.EngineMisuse;
import dev.signet.tls.fault.TlsFault;
import dev.signet.tls.wire.Bytes;
import dev.signet.tls.wire.WireReader;
import dev.signet.tls.wire.WireWriter;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

/**
 * What a server publishes for Encrypted Client Hello, as it stands in DNS (the parameter {@code
 * ech} of HTTPS records) and in retry_configs (RFC 9849, 4).
 *
 * @param encoded the whole list with its length, with what we do not know
 * @param usable those that a client may take, in the server's order of preference
 */
public record EchConfigList(Bytes encoded, List<EchConfig> usable) {
  private static final int MAX_LENGTH = 0xffff;

  /** Copies the list. */
  public EchConfigList {
    usable = List.copyOf(usable);
  }

  /** A list of these. */
  public static EchConfigList of(List<EchConfig> configs) {
    WireWriter out = new WireWriter();
    int list = out.openVector16();
    configs.forEach(config -> out.bytes(config.encoded()));
    out.closeVector16(list);
    return new EchConfigList(Bytes.wrap(out.toArray()), configs);
  }

  /**
   * Reads a list that came from a server. What is of another version, with a KEM or cipher that we
   * do not have, with a mandatory extension or a public name that is none, is left out.
   *
   * @throws TlsFault where it is no list
   */
  public static EchConfigList read(Bytes encoded) throws TlsFault {
    WireReader whole = encoded.reader("ech_config_list");
    WireReader list = whole.vector16(4, MAX_LENGTH);
    whole.finish();
    List<EchConfig> usable = new ArrayList<>();
    while (!list.isEmpty()) {
      EchConfigReader.readNext(list).ifPresent(usable::add);
    }
    return new EchConfigList(encoded, usable);
  }

  /**
   * Reads a list that this side was given, for instance from DNS.
   *
   * @throws TlsFault {@link EngineMisuse#ECH_CONFIGS_MALFORMED} where it is no list
   */
  public static EchConfigList of(Bytes encoded) throws TlsFault {
    try {
      return read(encoded);
    } catch (TlsFault e) {
      throw EngineMisuse.ECH_CONFIGS_MALFORMED.toFault(
          "an ECHConfigList", String.valueOf(e.getMessage()));
    }
  }

  /** As text files and DNS records have it. */
  public String base64() {
    return Base64.getEncoder().encodeToString(encoded.toArray());
  }
}
