// SPDX-License-Identifier: Apache-2.0
package dev.signet.diagnose.fact;

/** A setting of this machine by which programs find a file of roots. */
public enum FileSetting {
  /** Java's property, as {@code JAVA_TOOL_OPTIONS} and {@code JDK_JAVA_OPTIONS} give it. */
  JAVA_TRUST_STORE("javax.net.ssl.trustStore"),
  /** OpenSSL's variable, which Python, Go and curl look at too. */
  SSL_CERT_FILE("SSL_CERT_FILE"),
  /** The variable of Python's requests. */
  REQUESTS_CA_BUNDLE("REQUESTS_CA_BUNDLE"),
  /** curl's variable, which requests looks at too. */
  CURL_CA_BUNDLE("CURL_CA_BUNDLE"),
  /** Node's variable, whose roots are added to its own. */
  NODE_EXTRA_CA_CERTS("NODE_EXTRA_CA_CERTS"),
  /** The roots of libpq, where {@code PGSSLMODE} demands that they are used. */
  LIBPQ_ROOTS("PGSSLROOTCERT"),
  /** The key of libpq's client certificate, where there is one. */
  LIBPQ_KEY("PGSSLKEY");

  private final String text;

  FileSetting(String text) {
    this.text = text;
  }

  /** The name by which people know it. */
  public String text() {
    return text;
  }
}
