package org.recoupe.document;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.recoupe.document.UnreadableDocument.Reason.BROKEN;
import static org.recoupe.document.UnreadableDocument.Reason.TOO_MUCH_WORK;

import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.net.URL;
import java.net.URLConnection;
import java.net.URLStreamHandler;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * The other process: reads one file from its standard input and writes what stands in it to its standard output. Whatever the file
 * makes the parsers do, happens here and ends with this process, at the latest when its time is over.
 */
final class ReadingRoom {
    /** What it says first when it has read something. */
    static final String READ = "READ";

    private static final Set<String> NETWORK = Set.of("http", "https", "ftp", "mailto");

    private static final long TICK = 50;

    private final DataOutputStream out;
    /** Whether somebody is writing the answer already: it is given once. */
    private final AtomicBoolean answering = new AtomicBoolean();

    private ReadingRoom(DataOutputStream out) {
        this.out = out;
    }

    /** Called with the id of the format, the longest text to take, and the milliseconds of work it may cost. */
    public static void main(String[] args) throws IOException {
        var room = new ReadingRoom(new DataOutputStream(new BufferedOutputStream(System.out)));
        System.setOut(System.err);
        lock();
        room.closeAfter(Long.parseLong(args[2]));
        try {
            var copy = read(Formats.named(args[0]), System.in.readAllBytes(), Integer.parseInt(args[1]));
            room.answer(copy);
        } catch (UnreadableDocument unreadable) {
            room.refuse(unreadable.reason());
        } catch (StackOverflowError endless) {
            room.refuse(TOO_MUCH_WORK);
        }
        // not to wait for whatever a parser has started
        Runtime.getRuntime().halt(0);
    }

    static Copy read(Format format, byte[] file, int longest) {
        try {
            return format.read(file, longest);
        } catch (UnreadableDocument unreadable) {
            throw unreadable;
        } catch (IOException | RuntimeException broken) {
            throw new UnreadableDocument(BROKEN, broken);
        }
    }

    /** No file has a reason to fetch anything: names are looked up in an empty list (see {@link ReadingProcess}), and addresses open nothing. */
    private static void lock() {
        URL.setURLStreamHandlerFactory(protocol -> NETWORK.contains(protocol.toLowerCase(Locale.ROOT))
                ? new URLStreamHandler() {
                    @Override
                    protected URLConnection openConnection(URL address) throws IOException {
                        throw new IOException("nothing is fetched from here");
                    }
                }
                : null);
    }

    /** Counted in work, not by the clock: on a busy machine an honest file is not refused for having waited. */
    private void closeAfter(long millis) {
        var began = worked();
        var watch = new Thread(
                () -> {
                    try {
                        while (worked() - began < millis) Thread.sleep(Math.min(millis, TICK));
                        refuse(TOO_MUCH_WORK);
                    } catch (InterruptedException | IOException leaving) {
                        // it is over in any case
                    }
                    Runtime.getRuntime().halt(0);
                },
                "closing time");
        watch.setDaemon(true);
        watch.start();
    }

    /** Milliseconds of a processor that this process has used; where nobody counts them, those of the clock. */
    private static long worked() {
        return ProcessHandle.current()
                .info()
                .totalCpuDuration()
                .orElseGet(() -> Duration.ofNanos(System.nanoTime()))
                .toMillis();
    }

    private void refuse(UnreadableDocument.Reason reason) throws IOException {
        if (!answering.compareAndSet(false, true)) waitForTheEnd();
        out.writeUTF(reason.name());
        out.flush();
    }

    private void answer(Copy copy) throws IOException {
        if (!answering.compareAndSet(false, true)) waitForTheEnd();
        write(copy, out);
        out.flush();
    }

    /** The other thread halts this process as soon as it has written. */
    private static void waitForTheEnd() {
        while (true) {
            try {
                Thread.sleep(Long.MAX_VALUE);
            } catch (InterruptedException goOn) {
                // still not its turn
            }
        }
    }

    private static void write(Copy copy, DataOutputStream out) throws IOException {
        out.writeUTF(READ);
        write(copy.text(), out);
        var facts = copy.envelope().facts();
        out.writeInt(facts.size());
        for (var fact : facts.entrySet()) {
            out.writeUTF(fact.getKey().name());
            write(fact.getValue(), out);
        }
        out.writeInt(copy.remarks().size());
        for (var remark : copy.remarks()) {
            out.writeUTF(remark.kind().name());
            out.writeInt(remark.count());
            out.writeInt(remark.of());
            write(remark.words(), out);
        }
    }

    private static void write(String words, DataOutputStream out) throws IOException {
        var bytes = words.getBytes(UTF_8);
        out.writeInt(bytes.length);
        out.write(bytes);
    }

    /** The other end: what the process wrote. */
    static Copy answer(DataInputStream in) throws IOException {
        var word = in.readUTF();
        if (!word.equals(READ)) throw new UnreadableDocument(UnreadableDocument.Reason.valueOf(word));
        var text = words(in);
        var envelope = new Envelope.Found();
        for (var i = in.readInt(); i > 0; i--) envelope.says(Fact.valueOf(in.readUTF()), words(in));
        var remarks = new ArrayList<Remark>();
        for (var i = in.readInt(); i > 0; i--)
            remarks.add(new Remark(Remark.Kind.valueOf(in.readUTF()), in.readInt(), in.readInt(), words(in)));
        return new Copy(text, envelope.sealed(), remarks);
    }

    private static String words(DataInputStream in) throws IOException {
        return new String(in.readNBytes(in.readInt()), UTF_8);
    }
}
