// SPDX-License-Identifier: Apache-2.0
package dev.signet.http;

import io.netty.channel.Channel;
import io.netty.channel.ChannelHandler;
import java.util.function.Consumer;

/**
 * The one place where TLS is plugged in. Behind it is the JDK's JSSE today; the engine that
 * replaces it needs no SSLEngine in between.
 *
 * <p>Gives one Netty handler per connection that turns records into plain bytes, and says once how
 * the handshake ended.
 */
public interface TlsEndpoint {
  /**
   * The handler for an accepted connection.
   *
   * @param channel the connection
   * @param outcome told once, on the channel's event loop
   */
  ChannelHandler accept(Channel channel, Consumer<TlsOutcome> outcome);
}
