// SPDX-License-Identifier: Apache-2.0
package dev.signet.trust;

import dev.signet.explain.FindingException;
import dev.signet.x509.Certificate;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A program's own list of roots together with the variables that change it. */
final class BuiltInStore implements TrustStore {
  private final BuiltInList list;
  private final SessionVariables session;
  private final OwnRoots own;

  BuiltInStore(Machine machine, BuiltInList list) {
    this.list = list;
    this.session = new SessionVariables(machine);
    this.own = new OwnRoots(machine);
  }

  @Override
  public String name() {
    return list.name();
  }

  @Override
  public String usedBy() {
    return list.usedBy();
  }

  @Override
  public Path path() {
    return list.path();
  }

  private RootVariable variable() {
    return list.variables().getFirst();
  }

  @Override
  public Status status(Certificate certificate) {
    try {
      Optional<Path> named = session.now(variable());
      if (named.isPresent() && PemText.holds(named.get(), certificate)) {
        return new Status.Trusted();
      }
      boolean isRead = named.isEmpty() || variable().adds();
      if (isRead && PemText.holds(list.pem().get(), certificate)) {
        return new Status.Trusted();
      }
      return isSetFor(certificate) ? new Status.Later(session.hints()) : new Status.Absent();
    } catch (FindingException e) {
      return new Status.Unknown(e.finding());
    }
  }

  /** Whether every variable names a file with the root in new sessions. */
  private boolean isSetFor(Certificate certificate) {
    return list.variables().stream()
        .allMatch(variable ->
            session.later(variable).filter(file -> PemText.holds(file, certificate)).isPresent());
  }

  @Override
  public Change install(Certificate certificate) {
    try {
      Status status = status(certificate);
      boolean isThere = status instanceof Status.Trusted || status instanceof Status.Later;
      if (isThere && !readsOldBundle()) {
        return new Change.Unneeded("it trusts this root already" + when(status));
      }
      return status instanceof Status.Unknown(var finding)
          ? new Change.Refused(finding)
          : set(certificate);
    } catch (FindingException e) {
      return new Change.Refused(e.finding());
    }
  }

  private String when(Status status) {
    return status instanceof Status.Later ? ", in sessions that read " + session.file() : "";
  }

  private boolean readsOldBundle() {
    return !variable().adds()
        && session.later(variable()).filter(own::isMerged).isPresent()
        && own.isOld();
  }

  private Change set(Certificate certificate) {
    Path whole = own.add(certificate, replaced());
    List<String> undo = new ArrayList<>();
    List<String> settings = new ArrayList<>();
    for (RootVariable variable : list.variables()) {
      Path value = variable.adds() ? own.roots() : whole;
      if (!session.later(variable).equals(Optional.of(value))) {
        session.set(variable, value);
        undo.add(session.eraser(variable));
      }
      settings.add(variable + "=" + value);
    }
    if (undo.isEmpty()) {
      undo.add(own.eraser(certificate));
    }
    return new Change.Made(
        "set " + String.join(" and ", settings) + " in " + session.file(),
        String.join(" && ", undo),
        hints(whole));
  }

  /** What the program reads today, so that nothing of it gets lost. */
  private byte[] replaced() {
    return session
        .now(variable())
        .filter(file -> !own.isOwn(file))
        .map(PemText::read)
        .orElseGet(() -> variable().adds() ? new byte[0] : list.pem().get());
  }

  private List<String> hints(Path whole) {
    List<String> hints = new ArrayList<>(session.hints());
    for (RootVariable variable : list.variables()) {
      Path value = variable.adds() ? own.roots() : whole;
      session
          .now(variable)
          .filter(other -> !other.equals(value))
          .ifPresent(other ->
              hints.add(
                  "something else sets " + variable + "=" + other + ": name " + value + " there"));
    }
    return hints;
  }

  @Override
  public Change uninstall(Certificate certificate) {
    try {
      boolean held = own.holds(certificate);
      if (held) {
        own.remove(certificate);
      }
      // The last root takes the variables away, also those that name the system's own bundle.
      List<RootVariable> idle =
          list.variables().stream()
              .filter(variable -> own.isEmpty() && session.later(variable).isPresent())
              .toList();
      idle.forEach(session::clear);
      return held || !idle.isEmpty()
          ? new Change.Made(removed(held, idle), "signet trust install")
          : new Change.Unneeded("no variable was set for it");
    } catch (FindingException e) {
      return new Change.Refused(e.finding());
    }
  }

  private String removed(boolean held, List<RootVariable> idle) {
    List<String> done = new ArrayList<>();
    if (held) {
      done.add("took the root out of " + own.folder());
    }
    idle.forEach(variable -> done.add("took " + variable + " out of " + session.file()));
    return String.join(" and ", done);
  }
}
