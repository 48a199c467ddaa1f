// SPDX-License-Identifier: Apache-2.0
package dev.signet.gateway;

import dev.signet.http.Exchange;
import dev.signet.http.client.UpstreamClient;
import dev.signet.http.client.UpstreamExchange;
import dev.signet.http.client.UpstreamListener;

/**
 * What every forwarding needs.
 *
 * @param gate judges long streams again
 * @param client reaches the applications
 * @param requests writes what they get
 * @param responses cleans what they answer
 * @param denial answers where they do not
 */
record Forwarder(
    Gate gate,
    UpstreamClient client,
    RequestFields requests,
    ResponseFields responses,
    Denial denial) {
  /** Begins a request to the application. Without an admission there is none. */
  UpstreamExchange begin(
      Admission admission, Exchange exchange, String requestId, UpstreamListener listener) {
    return client.begin(
        exchange.eventLoop(), requests.request(admission, exchange, requestId), listener);
  }
}
