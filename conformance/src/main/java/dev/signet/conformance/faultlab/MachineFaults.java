// SPDX-License-Identifier: Apache-2.0
package dev.signet.conformance.faultlab;

import dev.signet.diagnose.cause.ChainCause;
import dev.signet.diagnose.cause.ReachCause;
import dev.signet.testkit.TestIdentity;
import dev.signet.trust.CommandResult;
import dev.signet.trust.Machine;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Good servers, and machines whose stores or names are not of one mind. */
final class MachineFaults {
  private static final String JAVAS = "usr/lib/jvm/";
  private static final String CACERTS = "/lib/security/cacerts";

  private MachineFaults() {}

  static List<LabCase> all() {
    return List.of(
        LabCase.of(
            "root in the one Java's store",
            ChainCause.TRUSTED_ELSEWHERE,
            "which root",
            lab -> {
              Authority authority = Authority.of(lab.draw());
              Path root = lab.folder();
              java(root, "jdk-" + lab.draw().days(17, 30), authority.root());
              return untrusted(lab, authority).on(machine(root));
            }),
        LabCase.of(
            "root in the store of a Java before the update",
            ChainCause.STORE_REPLACED,
            "file of your own",
            lab -> {
              Authority authority = Authority.of(lab.draw());
              Path root = lab.folder();
              java(root, "jdk-17", authority.root());
              java(root, "jdk-21", Authority.of(lab.draw()).root());
              return untrusted(lab, authority).on(machine(root));
            }),
        LabCase.of(
            "root in no store",
            ChainCause.AUTHORITY_UNKNOWN,
            "trust it",
            lab -> {
              Path root = lab.folder();
              java(root, "jdk-25", Authority.of(lab.draw()).root());
              return untrusted(lab, Authority.of(lab.draw())).on(machine(root));
            }),
        LabCase.two(
            "nobody at the address of the hosts file",
            ReachCause.PORT_REFUSED,
            ReachCause.ADDRESS_FROM_HOSTS_FILE,
            lab -> named(lab, "10." + lab.draw().days(1, 250) + ".0.7 db " + "localhost # moved")),
        LabCase.of(
            "nobody at an address that the network has",
            ReachCause.PORT_REFUSED,
            "start",
            lab -> named(lab, "127.0.0.1 localhost\n10.0.0.7 db # localhost")));
  }

  private static Scene untrusted(Lab lab, Authority authority) throws IOException {
    String host = lab.draw().host();
    return Scene.at(lab.serve(ServerSettings.of(authority.server(host))))
        .host(host)
        .trusting(Authority.of(lab.draw()).root())
        .concerns(authority.organisation())
        .curedByTrusting(authority.root());
  }

  private static Scene named(Lab lab, String line) throws IOException {
    Path root = lab.folder();
    Files.createDirectories(root.resolve("etc"));
    Files.writeString(root.resolve("etc/hosts"), line + "\n");
    return Scene.at(Lab.freePort()).to("localhost").on(machine(root));
  }

  private static Machine machine(Path root) {
    return new Machine(
        root,
        root.resolve("home"),
        Map.of(),
        _ -> new CommandResult(CommandResult.NOT_STARTED, "", "no program is started"),
        Optional.empty());
  }

  /** As keytool of that Java would have made it: without a password. */
  private static void java(Path root, String name, TestIdentity trusted) throws IOException {
    Path file = root.resolve(JAVAS + name + CACERTS);
    Files.createDirectories(file.getParent());
    try {
      KeyStore store = KeyStore.getInstance("JKS");
      store.load(null, null);
      store.setCertificateEntry("own", trusted.certificate());
      try (var out = Files.newOutputStream(file)) {
        store.store(out, "changeit".toCharArray());
      }
    } catch (GeneralSecurityException e) {
      throw new IOException(e);
    }
  }
}
