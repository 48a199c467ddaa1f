# SPDX-License-Identifier: Apache-2.0
"""TLS servers of OpenSSL, one for each line of settings; prints each one's port.

A line is a JSON object: chain, key (files); clients (file of roots for client certificates), lists
(file of their revocation lists), demand (required or optional); least, most (versions); ciphers;
curve; date (seconds to add to the Date field); status; field (one more of the answer).
"""
import json
import socket
import ssl
import sys
import threading
import time
from email.utils import formatdate

VERSIONS = {
    "1.0": ssl.TLSVersion.TLSv1,
    "1.1": ssl.TLSVersion.TLSv1_1,
    "1.2": ssl.TLSVersion.TLSv1_2,
    "1.3": ssl.TLSVersion.TLSv1_3,
}


def context_of(settings):
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    if "ciphers" in settings:
        context.set_ciphers(settings["ciphers"])
    context.load_cert_chain(settings["chain"], settings["key"])
    if "least" in settings:
        context.minimum_version = VERSIONS[settings["least"]]
    if "most" in settings:
        context.maximum_version = VERSIONS[settings["most"]]
    if "curve" in settings:
        context.set_ecdh_curve(settings["curve"])
    if "clients" in settings:
        required = settings.get("demand", "required") == "required"
        context.verify_mode = ssl.CERT_REQUIRED if required else ssl.CERT_OPTIONAL
        context.load_verify_locations(settings["clients"])
        if "lists" in settings:
            context.load_verify_locations(settings["lists"])
            context.verify_flags |= ssl.VERIFY_CRL_CHECK_LEAF
    return context


def talk(context, settings, client):
    try:
        client.settimeout(20)
        with context.wrap_socket(client, server_side=True) as tls:
            request = b""
            while b"\r\n\r\n" not in request:
                more = tls.recv(4096)
                if not more:
                    return
                request += more
            date = formatdate(time.time() + settings.get("date", 0), usegmt=True)
            status = settings.get("status", "200 OK")
            field = settings.get("field", "Connection: close")
            answer = f"HTTP/1.1 {status}\r\nDate: {date}\r\nContent-Length: 0\r\n{field}\r\n\r\n"
            tls.sendall(answer.encode())
            tls.unwrap()
    except (OSError, ValueError):
        pass
    finally:
        client.close()


def serve(settings):
    six = ":" in settings.get("address", "127.0.0.1")
    listener = socket.socket(socket.AF_INET6 if six else socket.AF_INET)
    listener.bind((settings.get("address", "127.0.0.1"), 0))
    listener.listen(16)
    context = context_of(settings)

    def accept():
        while True:
            client, _ = listener.accept()
            threading.Thread(target=talk, args=(context, settings, client), daemon=True).start()

    threading.Thread(target=accept, daemon=True).start()
    return listener.getsockname()[1]


for line in sys.stdin:
    try:
        print(serve(json.loads(line)), flush=True)
    except Exception as problem:  # the lab shows it and fails the case
        print("error", repr(problem), flush=True)
