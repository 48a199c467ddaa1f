// SPDX-License-Identifier: Apache-2.0
package dev.signet.tls.ech;

import static java.nio.charset.StandardCharsets.US_ASCII;

import dev.signet.tls.hpke.HpkePublicKey;
import dev.signet.tls.hpke.HpkeSuite;
import dev.signet.tls.wire.Bytes;
import dev.signet.tls.wire.WireWriter;
import java.util.List;
import java.util.Locale;

/**
 * A server's public key for Encrypted Client Hello, and the name that it shows (RFC 9849, 4).
 *
 * <pre>
 * struct {
 *   uint16 version = 0xfe0d;
 *   uint16 length;
 *   struct {
 *     struct {
 *       uint8 config_id;
 *       HpkeKemId kem_id;
 *       HpkePublicKey public_key;
 *       HpkeSymmetricCipherSuite cipher_suites&lt;4..2^16-4&gt;;
 *     } key_config;
 *     uint8 maximum_name_length;
 *     opaque public_name&lt;1..255&gt;;
 *     ECHConfigExtension extensions&lt;0..2^16-1&gt;;
 *   } contents;
 * } ECHConfig;
 * </pre>
 *
 * @param encoded the whole structure, byte for byte: the encryption is bound to it
 * @param identifier config_id, 0 to 255
 * @param publicKey what the hello is encrypted to
 * @param suites those that the server takes and Signet has, in the server's order
 * @param maximumNameLength the longest server name that clients pad for, 0 to 255
 * @param publicName who answers where the encrypted hello cannot be read
 */
public record EchConfig(
    Bytes encoded,
    int identifier,
    HpkePublicKey publicKey,
    List<HpkeSuite> suites,
    int maximumNameLength,
    String publicName) {
  /** The one version, which is also the number of the extension. */
  static final int VERSION = 0xfe0d;

  private static final int MAX_BYTE = 255;
  private static final byte[] LABEL = "tls ech\0".getBytes(US_ASCII);

  /** Copies the list. */
  public EchConfig {
    suites = List.copyOf(suites);
  }

  /**
   * A new configuration.
   *
   * @param identifier 0 to 255, distinct from those that the server still has
   * @param profile what it says beside the key
   * @throws IllegalArgumentException where clients would ignore it
   */
  public static EchConfig of(int identifier, HpkePublicKey publicKey, EchProfile profile) {
    if (identifier < 0 || identifier > MAX_BYTE) {
      throw new IllegalArgumentException("an identifier is 0 to 255, not " + identifier);
    }
    WireWriter out = new WireWriter().u16(VERSION);
    int contents = out.openVector16();
    out.u8(identifier).u16(publicKey.kem().code()).opaque16(publicKey.key());
    int suites = out.openVector16();
    profile.suites().forEach(suite -> out.u16(suite.kdfCode()).u16(suite.aeadCode()));
    out.closeVector16(suites).u8(profile.maximumNameLength());
    out.opaque8(Bytes.wrap(profile.publicName().getBytes(US_ASCII))).opaque16(Bytes.EMPTY);
    out.closeVector16(contents);
    return new EchConfig(
        Bytes.wrap(out.toArray()),
        identifier,
        publicKey,
        profile.suites(),
        profile.maximumNameLength(),
        profile.publicName().toLowerCase(Locale.ROOT));
  }

  /** RFC 9849, 6.1: {@code "tls ech" || 0x00 || ECHConfig}. */
  public byte[] info() {
    return new WireWriter().bytes(LABEL).bytes(encoded).toArray();
  }
}
