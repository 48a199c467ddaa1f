// SPDX-License-Identifier: Apache-2.0
import org.jspecify.annotations.NullMarked;

/** Benchmarks of the whole program beside its peers. */
@NullMarked
module dev.signet.bench {
  requires java.net.http;
  requires static transitive org.jspecify;
}
