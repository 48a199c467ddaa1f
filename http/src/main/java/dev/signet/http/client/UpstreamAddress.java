// SPDX-License-Identifier: Apache-2.0
package dev.signet.http.client;

import java.net.URI;
import java.util.Locale;

/**
 * Where an upstream listens.
 *
 * @param secure whether it speaks TLS, verified with its host's name
 * @param host a name or a literal address without brackets, lower case
 * @param port 1 to 65535
 */
public record UpstreamAddress(boolean secure, String host, int port) {
  private static final int HTTP_PORT = 80;
  private static final int HTTPS_PORT = 443;
  private static final int MAX_PORT = 65_535;

  /** Refuses an empty host and a port out of range. */
  public UpstreamAddress {
    if (host.isEmpty() || port < 1 || port > MAX_PORT) {
      throw new IllegalArgumentException("not an upstream address: " + host + ":" + port);
    }
  }

  /**
   * The address in a URL.
   *
   * @throws IllegalArgumentException where it is not an absolute http or https URL of a host alone
   */
  public static UpstreamAddress of(URI url) {
    String scheme = String.valueOf(url.getScheme()).toLowerCase(Locale.ROOT);
    boolean secure = scheme.equals("https");
    String host = url.getHost();
    if (host == null || !(secure || scheme.equals("http")) || url.getRawUserInfo() != null) {
      throw new IllegalArgumentException("not the http or https URL of a host: " + url);
    }
    int port = url.getPort() >= 0 ? url.getPort() : secure ? HTTPS_PORT : HTTP_PORT;
    String bare = host.startsWith("[") ? host.substring(1, host.length() - 1) : host;
    return new UpstreamAddress(secure, bare.toLowerCase(Locale.ROOT), port);
  }

  /** The host with its port unless that is the scheme's own, as a Host field has it. */
  public String authority() {
    String written = host.indexOf(':') < 0 ? host : "[" + host + "]";
    return port == (secure ? HTTPS_PORT : HTTP_PORT) ? written : written + ":" + port;
  }

  /** The address as a URL. */
  @Override
  public String toString() {
    return (secure ? "https://" : "http://") + authority();
  }
}
