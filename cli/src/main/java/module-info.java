// SPDX-License-Identifier: Apache-2.0
import org.jspecify.annotations.NullMarked;

/** The commands, and the place where everything is put together. */
@NullMarked
module dev.signet.cli {
  requires static transitive org.jspecify;
  requires dev.signet.explain;
  requires dev.signet.identity;
  requires dev.signet.http;
  requires info.picocli;
  requires org.tomlj;

  opens dev.signet.cli.command to
      info.picocli;
}
