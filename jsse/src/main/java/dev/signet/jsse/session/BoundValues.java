// SPDX-License-Identifier: Apache-2.0
package dev.signet.jsse.session;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import javax.net.ssl.SSLSession;
import javax.net.ssl.SSLSessionBindingEvent;
import javax.net.ssl.SSLSessionBindingListener;
import org.jspecify.annotations.Nullable;

/** What an application has attached to a session; listeners among the values are told. */
final class BoundValues {
  private final Map<String, Object> values = new ConcurrentHashMap<>();
  private final SSLSession session;

  BoundValues(SSLSession session) {
    this.session = session;
  }

  void put(String name, Object value) {
    if (name == null || value == null) {
      throw new IllegalArgumentException("arguments can not be null");
    }
    @Nullable Object old = values.put(name, value);
    if (value instanceof SSLSessionBindingListener listener) {
      listener.valueBound(new SSLSessionBindingEvent(session, name));
    }
    unbound(name, old);
  }

  @Nullable Object get(String name) {
    return values.get(checked(name));
  }

  void remove(String name) {
    unbound(name, values.remove(checked(name)));
  }

  String[] names() {
    return values.keySet().toArray(String[]::new);
  }

  private void unbound(String name, @Nullable Object old) {
    if (old instanceof SSLSessionBindingListener listener) {
      listener.valueUnbound(new SSLSessionBindingEvent(session, name));
    }
  }

  private static String checked(String name) {
    if (name == null) {
      throw new IllegalArgumentException("argument can not be null");
    }
    return name;
  }
}
