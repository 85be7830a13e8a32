package org.recoupe.newsroom;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

/** The line between a browser and the server, or the server and its database, to be cut. Passes every byte on as it comes. */
public class BrokenLine implements AutoCloseable {
    private final ServerSocket door;
    private final int server;
    private final List<Socket> open = new CopyOnWriteArrayList<>();
    private final AtomicInteger streams = new AtomicInteger();
    private volatile boolean down;

    public BrokenLine(String url) {
        try {
            server = Integer.parseInt(url.substring(url.lastIndexOf(':') + 1));
            door = new ServerSocket(0, 100, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        daemon(this::accept);
    }

    public String url() {
        return "http://127.0.0.1:" + door.getLocalPort();
    }

    /** How many streams were asked for so far. */
    int streams() {
        return streams.get();
    }

    /** Everything that is open breaks; what comes next is passed on. */
    public void cut() {
        open.forEach(BrokenLine::end);
        open.clear();
    }

    /** From now on nothing gets through. */
    public void takeDown() {
        down = true;
        cut();
    }

    public void putUp() {
        down = false;
    }

    private void accept() {
        while (!door.isClosed()) {
            try {
                var browser = door.accept();
                if (down) {
                    end(browser);
                    continue;
                }
                var behind = new Socket(InetAddress.getLoopbackAddress(), server);
                browser.setTcpNoDelay(true);
                behind.setTcpNoDelay(true);
                open.addAll(List.of(browser, behind));
                daemon(() -> pass(browser, behind));
                daemon(() -> pass(behind, browser));
            } catch (IOException closed) {
                return;
            }
        }
    }

    private void pass(Socket from, Socket to) {
        var some = new byte[16_384];
        try {
            var in = from.getInputStream();
            var out = to.getOutputStream();
            for (var n = in.read(some); n >= 0; n = in.read(some)) {
                if (from.getLocalPort() == door.getLocalPort()
                        && new String(some, 0, n, StandardCharsets.ISO_8859_1).matches("(?s)GET /events[? ].*"))
                    streams.incrementAndGet();
                out.write(some, 0, n);
                out.flush();
            }
        } catch (IOException cut) {
            // that is what it is for
        } finally {
            end(from);
            end(to);
        }
    }

    private static void end(Socket socket) {
        try {
            socket.close();
        } catch (IOException gone) {
            // so it is
        }
    }

    private static void daemon(Runnable task) {
        var thread = new Thread(task, "broken-line");
        thread.setDaemon(true);
        thread.start();
    }

    @Override
    public void close() {
        try {
            door.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        cut();
    }
}
