// SPDX-License-Identifier: Apache-2.0
package dev.signet.cli.up;

import dev.signet.cli.config.Configuration;
import java.nio.file.Path;
import java.util.Map;
import java.util.function.Supplier;

/**
 * Where a command works.
 *
 * @param data the data directory, which need not exist yet
 * @param settings the settings file, which need not exist
 * @param configuration reads the settings; a mistake in them is thrown
 * @param environment the process's environment
 */
public record Workplace(
    Path data,
    Path settings,
    Supplier<Configuration> configuration,
    Map<String, String> environment) {}
