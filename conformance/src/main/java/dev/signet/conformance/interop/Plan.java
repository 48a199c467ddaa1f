// SPDX-License-Identifier: Apache-2.0
package dev.signet.conformance.interop;

/**
 * What both ends of a cell do. The client asks as of HTTP, and gets an answer, after which the
 * server closes.
 *
 * @param cell what is to be shown
 * @param files certificates and keys
 * @param extendedMasterSecretRequired whether our end insists on RFC 7627
 */
record Plan(Cell cell, Workspace files, boolean extendedMasterSecretRequired) {
  /** The protocol of the ALPN cells. */
  static final String PROTOCOL = "http/1.1";

  /** How the answers of our servers, and of the peers that are our programs, end. */
  static final String END = "END-OF-ANSWER";

  /** Enough for several full records. */
  static final int ANSWER = 100_000;

  /** Long enough for a busy machine; peers that refuse end at once. */
  static final int PATIENCE_SECONDS = 10;

  /** Fills the request, within what the simplest server reads at once. */
  private static final int PADDING = 2_000;

  /** How many connections the client makes one after the other. */
  int connections() {
    return cell.is(Feature.RESUMPTION) ? 2 : 1;
  }

  /**
   * How many requests it makes on each: a peer may answer a KeyUpdate no sooner than with its next
   * data.
   */
  int requests() {
    return cell.is(Feature.KEY_UPDATE) && cell.ours() == Role.SERVER ? 2 : 1;
  }

  /** The request, in which no line begins with a letter that commands of peers begin with. */
  String request() {
    return "GET / HTTP/1.1\r\nHost: "
        + Workspace.HOST
        + "\r\nX-Padding: "
        + "a".repeat(PADDING)
        + "\r\n\r\n";
  }

  /**
   * The answer of our server.
   *
   * @param last whether the server closes after it
   */
  String answer(boolean last) {
    String body = "<p>" + "b".repeat(ANSWER) + END + more() + "\n";
    return "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: "
        + body.length()
        + "\r\nConnection: "
        + (last ? "close" : "keep-alive")
        + "\r\n\r\n"
        + body;
  }

  /**
   * What makes a browser ask again; at the end, when the connection is free. A browser may have
   * opened one more connection beside the first, so one request more might not need a third.
   */
  private String more() {
    return switch (cell.feature()) {
      case RESUMPTION -> "<script src='/1'></script><script src='/2'></script>";
      case KEY_UPDATE -> "<script src='/1'></script>";
      default -> "";
    };
  }
}
