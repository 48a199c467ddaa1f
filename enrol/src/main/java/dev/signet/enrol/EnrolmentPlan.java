// SPDX-License-Identifier: Apache-2.0
package dev.signet.enrol;

import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;

/**
 * Which certificate is kept fresh, and by which clock.
 *
 * @param file where key and chain are kept, mode 0600; its folder exists
 * @param names the host names and addresses that it must have now, the first one first; asked at
 *     every look at the clock
 * @param clock wall time
 * @param random spreads renewals, so that many gateways do not come at once
 */
public record EnrolmentPlan(
    Path file, Supplier<List<String>> names, InstantSource clock, RandomGenerator random) {}
