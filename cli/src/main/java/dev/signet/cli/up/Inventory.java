// SPDX-License-Identifier: Apache-2.0
package dev.signet.cli.up;

import dev.signet.ca.CaEvent;
import dev.signet.ca.Issuer;
import dev.signet.explain.Finding;
import java.nio.file.Path;
import java.util.Locale;

/** Says what a data directory held already and what was made in it. */
final class Inventory {
  private Inventory() {}

  /** Announces everything that opening it did. */
  static void announce(Announcer announcer, OpenedDirectory data) {
    Path path = data.path();
    state(announcer, data.directory().isCreated(), "data directory", path);
    state(announcer, data.isFresh(), "keyring", DataFiles.keyring(path));
    state(announcer, data.isFresh(), "database", path.resolve("signet.db"));
    data.authorityOpening().events().forEach(event -> tell(announcer, event, path));
  }

  private static void state(Announcer announcer, boolean fresh, String what, Path path) {
    if (fresh) {
      announcer.created(what, path, "");
    } else {
      announcer.reused(what, path, "");
    }
  }

  private static void tell(Announcer announcer, CaEvent event, Path path) {
    Path root = DataFiles.root(path);
    Path folder = DataFiles.authority(path);
    switch (event) {
      case CaEvent.RootCreated(Issuer made) -> announcer.created("root", root, until(made));
      case CaEvent.RootReused(Issuer used, boolean key) ->
          announcer.reused("root", root, until(used) + (key ? "" : ", its key is away"));
      case CaEvent.IntermediateCreated(Issuer made, CaEvent.Reason reason) ->
          announcer.created("intermediate", folder, scope(made) + why(reason));
      case CaEvent.IntermediateReused(Issuer used) ->
          announcer.reused("intermediate", folder, scope(used));
      case CaEvent.IntentsAbandoned(int count) ->
          announcer.reused("issuance log", folder, count + " unfinished, given up");
      case CaEvent.Attention(Finding finding) ->
          announcer.reused("attention", folder, finding.headline());
    }
  }

  private static String until(Issuer issuer) {
    return "until " + issuer.certificate().validity().notAfter();
  }

  private static String scope(Issuer issuer) {
    return "may certify " + issuer.scope();
  }

  private static String why(CaEvent.Reason reason) {
    return reason == CaEvent.Reason.FIRST
        ? ""
        : "; new because of " + reason.name().toLowerCase(Locale.ROOT);
  }
}
