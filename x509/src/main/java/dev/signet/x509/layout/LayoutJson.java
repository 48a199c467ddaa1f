// SPDX-License-Identifier: Apache-2.0
package dev.signet.x509.layout;

import dev.signet.explain.JsonRendering;
import java.util.stream.Collectors;

/** A layout as JSON on one line. */
final class LayoutJson {
  /** Within one version, members are only ever added. */
  private static final int VERSION = 1;

  private LayoutJson() {}

  static String of(ByteLayout layout) {
    return "{\"version\":%d,\"kind\":\"bytes\",\"length\":%d,\"segments\":[%s]}"
        .formatted(
            VERSION,
            layout.bytes().length(),
            layout.segments().stream().map(LayoutJson::segment).collect(Collectors.joining(",")));
  }

  private static String segment(Segment segment) {
    return "{\"from\":%d,\"to\":%d,\"depth\":%d,\"path\":%s,\"value\":%s}"
        .formatted(
            segment.range().from(),
            segment.range().to(),
            segment.depth(),
            JsonRendering.quote(segment.path()),
            JsonRendering.quote(segment.value()));
  }
}
