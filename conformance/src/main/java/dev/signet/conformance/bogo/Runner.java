// SPDX-License-Identifier: Apache-2.0
package dev.signet.conformance.bogo;

import java.nio.file.Path;

/**
 * A BoGo runner, compiled.
 *
 * @param program what {@code go test -c} made of it
 * @param folder its sources, where it finds its keys and certificates
 * @param name which one it is
 */
record Runner(Path program, Path folder, String name) {}
