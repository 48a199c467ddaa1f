// SPDX-License-Identifier: Apache-2.0
package dev.signet.http.server;

import io.netty.channel.ChannelFactory;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.IoHandlerFactory;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.ServerChannel;
import io.netty.channel.epoll.Epoll;
import io.netty.channel.epoll.EpollIoHandler;
import io.netty.channel.epoll.EpollServerDomainSocketChannel;
import io.netty.channel.epoll.EpollServerSocketChannel;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.nio.NioServerDomainSocketChannel;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.channel.unix.DomainSocketAddress;
import io.netty.util.concurrent.DefaultThreadFactory;
import java.net.SocketAddress;
import java.net.UnixDomainSocketAddress;

/**
 * How bytes get in and out: Linux epoll where its native part loads, otherwise the JDK's NIO.
 *
 * @param loops the event loops, closed with the server
 * @param epoll which of the two
 */
record Transport(EventLoopGroup loops, boolean epoll) {
  static Transport open(int threads) {
    boolean epoll = Epoll.isAvailable();
    IoHandlerFactory handlers = epoll ? EpollIoHandler.newFactory() : NioIoHandler.newFactory();
    DefaultThreadFactory names = new DefaultThreadFactory("http", true);
    return new Transport(new MultiThreadIoEventLoopGroup(threads, names, handlers), epoll);
  }

  ChannelFactory<? extends ServerChannel> serverChannels(SocketAddress address) {
    if (address instanceof UnixDomainSocketAddress) {
      return epoll ? EpollServerDomainSocketChannel::new : NioServerDomainSocketChannel::new;
    }
    return epoll ? EpollServerSocketChannel::new : NioServerSocketChannel::new;
  }

  /** The address in the form that this transport's channels take. */
  SocketAddress nativeForm(SocketAddress address) {
    if (epoll && address instanceof UnixDomainSocketAddress unix) {
      return new DomainSocketAddress(unix.getPath().toString());
    }
    return address;
  }
}
