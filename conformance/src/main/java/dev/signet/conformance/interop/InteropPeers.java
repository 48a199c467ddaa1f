// SPDX-License-Identifier: Apache-2.0
package dev.signet.conformance.interop;

import java.nio.file.Path;
import java.util.List;

/** Everybody whom our engine is run with; a new one is added here. */
final class InteropPeers {
  private InteropPeers() {}

  static List<Peer> all() {
    Path tools = ToolFolder.get();
    return List.of(
        new OpenSslPeer(),
        new ScriptPeer(new NodeLanguage(tools)),
        new GnuTlsPeer(),
        new NssPeer(),
        new ScriptPeer(new GoLanguage(tools)),
        JavaPeer.jsse(),
        JavaPeer.bouncyCastle(),
        JavaPeer.conscrypt(),
        JavaPeer.tcnative(),
        new CurlPeer(),
        new ChromiumPeer());
  }
}
