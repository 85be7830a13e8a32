package org.recoupe.attack;

import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Assumptions;

/** One request as bytes on a connection of its own: says what no client library would. */
final class Wire {
    private static final Pattern STATUS = Pattern.compile("HTTP/1\\.1 (\\d{3})");

    private Wire() {}

    /** What comes back before the connection is closed. */
    record Answer(String text) {
        /** 0 if nothing came. */
        int status() {
            var found = STATUS.matcher(text);
            return found.lookingAt() ? Integer.parseInt(found.group(1)) : 0;
        }

        String header(String name) {
            var found =
                    Pattern.compile("(?mi)^" + Pattern.quote(name) + ": (.*)$").matcher(text);
            return found.find() ? found.group(1).strip() : "";
        }
    }

    static Answer say(String url, String request) throws IOException {
        return say(url, "127.0.0.1", request);
    }

    /** From another address of this machine, which on most systems has many. */
    static Answer say(String url, String from, String request) throws IOException {
        var there = URI.create(url);
        try (var socket = new Socket()) {
            bind(socket, from);
            socket.connect(new InetSocketAddress(there.getHost(), there.getPort()));
            socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
            socket.getOutputStream().flush();
            return new Answer(new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8));
        }
    }

    private static void bind(Socket socket, String from) throws IOException {
        try {
            socket.bind(new InetSocketAddress(InetAddress.getByName(from), 0));
        } catch (BindException none) {
            Assumptions.abort("this machine has no address " + from);
        }
    }
}
