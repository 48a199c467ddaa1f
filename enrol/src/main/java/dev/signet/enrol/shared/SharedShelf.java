// SPDX-License-Identifier: Apache-2.0
package dev.signet.enrol.shared;

import dev.signet.store.Change;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.locks.ReentrantLock;

/** What this node remembers of the tables, for handshakes, which never wait for a database. */
final class SharedShelf {
  private final CertificateTable certificates;
  private final FailureTable failures;
  private final ConcurrentMap<String, SharedCertificate> held = new ConcurrentHashMap<>();
  private final ConcurrentMap<String, EnrolFailure> failed = new ConcurrentHashMap<>();
  private final Set<String> stale = ConcurrentHashMap.newKeySet();

  /** Held from a read to the end of what follows from it, so that an older one never comes last. */
  private final ReentrantLock reading = new ReentrantLock();

  private volatile boolean allStale;

  SharedShelf(CertificateTable certificates, FailureTable failures) {
    this.certificates = certificates;
    this.failures = failures;
    readAll();
  }

  Optional<SharedCertificate> find(String name) {
    return Optional.ofNullable(held.get(name));
  }

  /** The certificate for a host: its own, or a wildcard's (RFC 9525, 6.3). */
  Optional<SharedCertificate> covering(String host) {
    SharedCertificate exact = held.get(host);
    int dot = host.indexOf('.');
    return exact != null || dot <= 0
        ? Optional.ofNullable(exact)
        : Optional.ofNullable(held.get("*" + host.substring(dot)));
  }

  Optional<EnrolFailure> failure(String name) {
    return Optional.ofNullable(failed.get(name));
  }

  Collection<SharedCertificate> all() {
    return held.values();
  }

  /** Told by the change feed; quick. Yields whether something has to be read again. */
  boolean changed(Change change) {
    return switch (change.kind()) {
      case ENROLMENT -> stale.add(change.subject());
      case EVERYTHING -> {
        allStale = true;
        yield true;
      }
      case ACCOUNT, SESSION, CERTIFICATE, KEY, ROUTE -> false;
    };
  }

  /** Reads what has changed; yields the certificates that other nodes have put there. */
  List<SharedCertificate> refresh() {
    if (allStale) {
      allStale = false;
      readAll();
    }
    List<SharedCertificate> fresh = new ArrayList<>();
    for (String name : List.copyOf(stale)) {
      stale.remove(name);
      read(name).ifPresent(fresh::add);
    }
    return fresh;
  }

  /** Reads one name now; yields its certificate where that is another one than before. */
  Optional<SharedCertificate> read(String name) {
    reading.lock();
    try {
      return readOne(name);
    } finally {
      reading.unlock();
    }
  }

  private Optional<SharedCertificate> readOne(String name) {
    Optional<SharedCertificate> found = certificates.find(name);
    Optional<EnrolFailure> failure = failures.find(name);
    Optional<SharedCertificate> before = find(name);
    found.ifPresentOrElse(one -> held.put(name, one), () -> held.remove(name));
    failure.ifPresentOrElse(one -> failed.put(name, one), () -> failed.remove(name));
    return found.filter(
        one -> before.filter(b -> b.held().leaf().equals(one.held().leaf())).isEmpty());
  }

  private void readAll() {
    reading.lock();
    try {
      readTables();
    } finally {
      reading.unlock();
    }
  }

  private void readTables() {
    List<SharedCertificate> all = certificates.all();
    List<EnrolFailure> failing = failures.all();
    held.keySet().retainAll(all.stream().map(SharedCertificate::name).toList());
    failed.keySet().retainAll(failing.stream().map(EnrolFailure::name).toList());
    all.forEach(one -> held.put(one.name(), one));
    failing.forEach(one -> failed.put(one.name(), one));
  }
}
