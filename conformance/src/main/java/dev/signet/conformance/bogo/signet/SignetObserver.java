// SPDX-License-Identifier: Apache-2.0
package dev.signet.conformance.bogo.signet;

import dev.signet.tls.session.ResumableSession;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What is known of a connection beside its engine.
 *
 * @param watcher saw its messages
 * @param session the last one that it was given; null for none
 * @param spoken that one, or the one that it has offered; null for none
 */
record SignetObserver(
    Watcher watcher,
    Supplier<@Nullable ResumableSession> session,
    Supplier<@Nullable ResumableSession> spoken) {}
