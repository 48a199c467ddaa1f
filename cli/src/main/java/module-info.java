// SPDX-License-Identifier: Apache-2.0
import org.jspecify.annotations.NullMarked;

/** The commands, and the place where everything is put together. */
@NullMarked
module dev.signet.cli {
  requires static transitive org.jspecify;
  requires dev.signet.auth;
  requires dev.signet.ca;
  requires dev.signet.diagnose;
  requires dev.signet.enrol;
  requires dev.signet.examples.fitness;
  requires dev.signet.explain;
  requires dev.signet.gateway;
  requires dev.signet.http;
  requires dev.signet.identity;
  requires dev.signet.jsse;
  requires dev.signet.store;
  requires dev.signet.tls;
  requires dev.signet.trust;
  requires dev.signet.x509;
  requires info.picocli;
  requires java.logging;
  requires org.tomlj;

  opens dev.signet.cli.command to
      info.picocli;
}
