// SPDX-License-Identifier: Apache-2.0
package dev.signet.tls.handshake;

import dev.signet.tls.EarlyDataStatus;
import dev.signet.tls.fault.PeerMisbehaved;
import dev.signet.tls.fault.TlsFault;

/**
 * What has become of a connection's early data (RFC 9846, 2.3). At a client the room is what may
 * still be sent, at a server what may still come.
 */
public final class EarlyTraffic {
  private EarlyDataStatus status = EarlyDataStatus.NONE;
  private long limit;
  private long room;
  private boolean flowing;
  private boolean sending;

  /** Nothing was offered so far. */
  public EarlyTraffic() {}

  /** What has become of it. */
  public EarlyDataStatus status() {
    return status;
  }

  /** A client offers it, and may send so many bytes from now on. */
  public void offer(long bytes) {
    status = EarlyDataStatus.OFFERED;
    sending = true;
    flow(bytes);
  }

  /** A server takes it, so many bytes at most. */
  public void take(long bytes) {
    status = EarlyDataStatus.ACCEPTED;
    flow(bytes);
  }

  /** A client learns that the server takes it; what may be sent stays the same. */
  public void accepted() {
    status = EarlyDataStatus.ACCEPTED;
  }

  /** The server does not take it; a client has to send it again if it still wants to. */
  public void reject() {
    status = EarlyDataStatus.REJECTED;
    flowing = false;
  }

  /** EndOfEarlyData: what follows is not early any more. */
  public void end() {
    flowing = false;
  }

  /** How many bytes may still flow; 0 before and after. */
  public long room() {
    return flowing ? room : 0;
  }

  /** A client has sent bytes for which there was room; what a server sends early is not counted. */
  public void sent(int bytes) {
    if (sending) {
      room -= bytes;
    }
  }

  /**
   * A server has received bytes. RFC 9846, 4.2.10: "A server receiving more than
   * max_early_data_size bytes of 0-RTT data SHOULD terminate the connection with an
   * unexpected_message alert."
   */
  public void received(int bytes) throws TlsFault {
    room -= bytes;
    if (room < 0) {
      throw PeerMisbehaved.EARLY_DATA_OVER_LIMIT.toFault(
          "at most " + limit + " bytes", (limit - room) + " bytes");
    }
  }

  private void flow(long bytes) {
    limit = bytes;
    room = bytes;
    flowing = true;
  }
}
