// SPDX-License-Identifier: Apache-2.0
/**
 * The gateway.
 *
 * <p>{@link dev.signet.gateway.Gateway} is put together from {@link
 * dev.signet.gateway.GatewaySettings}, {@link dev.signet.gateway.GatewayParts} and a {@link
 * dev.signet.gateway.RouteTable}, and gives the services of its listeners. A request is read into a
 * judged {@link dev.signet.gateway.RoutePath}, finds its {@link dev.signet.gateway.Route}, passes
 * the route's gate and is forwarded; without the gate's {@link dev.signet.gateway.Admission} there
 * is no forwarding.
 */
package dev.signet.gateway;
