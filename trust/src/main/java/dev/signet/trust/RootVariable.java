// SPDX-License-Identifier: Apache-2.0
package dev.signet.trust;

/** The environment variables by which programs are given another list of roots, as a PEM file. */
enum RootVariable {
  /** Added to the list that is compiled into Node. */
  NODE_EXTRA_CA_CERTS("Node"),
  /** In place of certifi's list. */
  REQUESTS_CA_BUNDLE("Python's requests, pip"),
  /** In place of the list that OpenSSL was built with; Go and httpx look at it too. */
  SSL_CERT_FILE("OpenSSL's programs, Python's ssl and httpx, Go, Ruby"),
  /** In place of curl's list; requests takes it where its own variable is not set. */
  CURL_CA_BUNDLE("curl, Python's requests"),
  /** In place of curl's list, for git alone. */
  GIT_SSL_CAINFO("git"),
  /** In place of botocore's own list. */
  AWS_CA_BUNDLE("the AWS command line and SDKs"),
  /** In place of certifi's list, for pip alone. */
  PIP_CERT("pip");

  private final String readers;

  RootVariable(String readers) {
    this.readers = readers;
  }

  /** Which programs look at it. */
  String readers() {
    return readers;
  }

  /** Whether its file is read beside the program's own list, instead of in its place. */
  boolean adds() {
    return this == NODE_EXTRA_CA_CERTS;
  }
}
