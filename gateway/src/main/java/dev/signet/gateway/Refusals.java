// SPDX-License-Identifier: Apache-2.0
package dev.signet.gateway;

import dev.signet.explain.Finding;
import dev.signet.http.RequestHead;
import dev.signet.http.Response;
import io.netty.handler.codec.http.HttpResponseStatus;

/**
 * Makes the pages that a person sees where a program gets a problem document. Implemented by
 * whoever makes the login page, so that they look alike.
 */
@FunctionalInterface
public interface Refusals {
  /**
   * A page in HTML for a finding. Called on a virtual thread.
   *
   * @param request what was asked for
   * @param status what the page is answered with
   * @param finding why; {@link dev.signet.identity.IdentityCode#ROLE_MISSING} names the role
   */
  Response page(RequestHead request, HttpResponseStatus status, Finding finding);
}
