// SPDX-License-Identifier: Apache-2.0
package dev.signet.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A server of somebody else's in a process of its own, on one processor. */
final class ProxyPeer implements AutoCloseable {
  private static final int STOP_SECONDS = 5;
  private static final int START_MILLIS = 500;

  private final Process process;
  private final int port;

  private ProxyPeer(Process process, int port) {
    this.process = process;
    this.port = port;
  }

  /** nginx serving two files without TLS: what every proxy has behind it. */
  static ProxyPeer origin(BenchFolder folder, int port) throws IOException {
    String text =
        """
        daemon off; master_process off; worker_processes 1; pid %1$s/origin.pid;
        error_log %1$s/origin.err;
        events { worker_connections 8192; multi_accept on; }
        http { access_log off; sendfile on; tcp_nopush on; keepalive_timeout 600s;
          keepalive_requests 1000000000; client_body_temp_path %1$s/b1; proxy_temp_path %1$s/p1;
          fastcgi_temp_path %1$s/f1; uwsgi_temp_path %1$s/u1; scgi_temp_path %1$s/s1;
          open_file_cache max=10 inactive=600s; open_file_cache_valid 600s;
          server { listen 127.0.0.1:%2$d backlog=4096; root %1$s/www; } }
        """
            .formatted(folder.path(), port);
    Path file = folder.write("origin.conf", text);
    return start("origin", port, 1, "nginx", "-c", file.toString());
  }

  /** nginx as a proxy with one worker. */
  static ProxyPeer nginx(BenchFolder folder, int port, int origin) throws IOException {
    String text =
        """
        daemon off; master_process off; worker_processes 1; pid %1$s/nginx.pid;
        error_log %1$s/nginx.err;
        events { worker_connections 8192; multi_accept on; }
        http { access_log off; keepalive_timeout 600s; keepalive_requests 1000000000;
          client_body_temp_path %1$s/b2; proxy_temp_path %1$s/p2;
          fastcgi_temp_path %1$s/f2; uwsgi_temp_path %1$s/u2; scgi_temp_path %1$s/s2;
          upstream app { server 127.0.0.1:%3$d; keepalive 2048; keepalive_requests 1000000000; }
          server { listen 127.0.0.1:%2$d ssl http2 backlog=4096; ssl_protocols TLSv1.3;
            ssl_certificate %1$s/cert.pem; ssl_certificate_key %1$s/key.pem; ssl_ecdh_curve X25519;
            location / { proxy_pass http://app; proxy_http_version 1.1;
              proxy_set_header Connection ""; proxy_set_header Host $http_host;
              proxy_set_header X-Forwarded-For $remote_addr;
              proxy_set_header X-Forwarded-Proto https;
              add_header Strict-Transport-Security "max-age=63072000"; } } }
        """
            .formatted(folder.path(), port, origin);
    Path file = folder.write("nginx.conf", text);
    return start("nginx", port, 0, "nginx", "-c", file.toString());
  }

  /** HAProxy as a proxy with one thread. */
  static ProxyPeer haproxy(BenchFolder folder, int port, int origin) throws IOException {
    String text =
        """
        global
          nbthread 1
          maxconn 4096
          ssl-default-bind-options ssl-min-ver TLSv1.3
          ssl-default-bind-curves X25519
          tune.h2.max-concurrent-streams 128
        defaults
          mode http
          timeout connect 5s
          timeout client 600s
          timeout server 600s
          option forwardfor
          http-reuse always
        frontend front
          bind 127.0.0.1:%2$d ssl crt %1$s/both.pem alpn h2,http/1.1 backlog 4096
          default_backend back
        backend back
          http-response set-header Strict-Transport-Security max-age=63072000
          server app 127.0.0.1:%3$d pool-max-conn 2048
        """
            .formatted(folder.path(), port, origin);
    Path file = folder.write("haproxy.cfg", text);
    return start("haproxy", port, 0, "haproxy", "-f", file.toString());
  }

  int port() {
    return port;
  }

  long pid() {
    return process.pid();
  }

  @Override
  public void close() {
    process.destroy();
    try {
      if (!process.waitFor(STOP_SECONDS, TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
    } catch (InterruptedException e) {
      process.destroyForcibly();
    }
  }

  // taskset replaces itself by the program, so the process measured is the program.
  private static ProxyPeer start(String name, int port, int processor, String... words)
      throws IOException {
    List<String> command = new ArrayList<>(List.of("taskset", "-c", Integer.toString(processor)));
    command.addAll(List.of(words));
    Path log = Files.createTempFile("signet-bench-" + name, ".log");
    log.toFile().deleteOnExit();
    Process process =
        new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile()).start();
    try {
      if (process.waitFor(START_MILLIS, TimeUnit.MILLISECONDS)) {
        throw new IOException(name + " did not start: " + Files.readString(log));
      }
    } catch (InterruptedException e) {
      throw new IOException(e);
    }
    return new ProxyPeer(process, port);
  }
}
