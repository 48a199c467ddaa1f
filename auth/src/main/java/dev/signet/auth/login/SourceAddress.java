// SPDX-License-Identifier: Apache-2.0
package dev.signet.auth.login;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.net.UnknownHostException;
import java.util.Arrays;

/**
 * Where a request comes from.
 *
 * @param text the client's address
 * @param network what failures are counted by: the address, or for IPv6 its /64, because that is
 *     what one customer gets
 */
public record SourceAddress(String text, String network) {
  private static final int PREFIX_BYTES = 8;

  /** The source of a connection; that of a Unix socket is {@code local}. */
  public static SourceAddress of(SocketAddress remote) {
    if (!(remote instanceof InetSocketAddress socket) || socket.getAddress() == null) {
      return new SourceAddress("local", "local");
    }
    InetAddress address = socket.getAddress();
    String text = address.getHostAddress();
    return new SourceAddress(text, address instanceof Inet6Address ? prefix(address) : text);
  }

  private static String prefix(InetAddress address) {
    byte[] bytes = Arrays.copyOf(Arrays.copyOf(address.getAddress(), PREFIX_BYTES), 16);
    try {
      return InetAddress.getByAddress(bytes).getHostAddress() + "/64";
    } catch (UnknownHostException e) {
      throw new IllegalStateException("sixteen bytes are an address", e);
    }
  }
}
