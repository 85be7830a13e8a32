package org.recoupe.attack;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Assumptions;

/** One request as bytes on a connection of its own: says what no client library would. */
final class Wire {
    private static final Pattern STATUS = Pattern.compile("HTTP/1\\.1 (\\d{3})");

    private static final String GO_ON = "HTTP/1.1 100";

    private Wire() {}

    /**
     * What comes back before the connection is closed.
     *
     * @param inTime whether it came to its end while somebody listened
     */
    record Answer(String text, boolean inTime) {
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
            return new Answer(new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8), true);
        }
    }

    /**
     * All there is to say, and then the line is closed on this side, so that nobody waits for what does not come.
     *
     * @param patience how long to listen; what came until then is the answer
     */
    static Answer say(String url, byte[] request, Duration patience) throws IOException {
        var there = URI.create(url);
        var end = System.nanoTime() + patience.toNanos();
        var heard = new ByteArrayOutputStream();
        var inTime = true;
        try (var socket = new Socket(there.getHost(), there.getPort())) {
            try {
                socket.getOutputStream().write(request);
                socket.shutdownOutput();
            } catch (SocketException refused) {
                // hung up before it had heard everything; it may still have said why
            }
            var part = new byte[1 << 13];
            while (true) {
                var left = end - System.nanoTime();
                if (left <= 0) throw new SocketTimeoutException();
                socket.setSoTimeout((int) Math.max(1, left / 1_000_000));
                var read = socket.getInputStream().read(part);
                if (read < 0) break;
                heard.write(part, 0, read);
                if (isStream(heard)) break;
            }
        } catch (SocketTimeoutException late) {
            inTime = false;
        } catch (SocketException over) {
            // as far as it came
        }
        var text = heard.toString(StandardCharsets.UTF_8);
        return new Answer(text.startsWith(GO_ON) ? text.substring(text.indexOf("\r\n\r\n") + 4) : text, inTime);
    }

    /** News for an open page: has no end. */
    private static boolean isStream(ByteArrayOutputStream heard) {
        return heard.size() < 4000 && heard.toString(StandardCharsets.UTF_8).contains("text/event-stream");
    }

    private static void bind(Socket socket, String from) throws IOException {
        try {
            socket.bind(new InetSocketAddress(InetAddress.getByName(from), 0));
        } catch (BindException none) {
            Assumptions.abort("this machine has no address " + from);
        }
    }
}
