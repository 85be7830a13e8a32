package org.recoupe.web.live;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * The latest news in the order they came, for those who were away for a moment. Numbers count from when this node began to listen; a
 * number from another node or an earlier start is not one of ours.
 */
class Backlog {
    /** More than a busy newsroom makes in an hour; a reader who was away longer fetches everything again. */
    static final int KEPT = 10_000;

    private final Deque<Numbered> latest = new ArrayDeque<>();
    private final String era = UUID.randomUUID().toString().substring(0, 8);
    private long last;

    /** @param n 1 for the first since {@code era} began */
    record Numbered(String era, long n, News news) {
        String id() {
            return era + "-" + n;
        }
    }

    synchronized Numbered add(News news) {
        var numbered = new Numbered(era, ++last, news);
        latest.addLast(numbered);
        if (latest.size() > KEPT) latest.removeFirst();
        return numbered;
    }

    /** Where the reader stands who has heard everything so far. */
    synchronized String now() {
        return era + "-" + last;
    }

    /** Nothing that is still known would be complete: readers have to fetch everything again. */
    synchronized void forget() {
        latest.clear();
        last++;
    }

    /** What came after this id, or empty if that cannot be said. */
    synchronized Optional<List<Numbered>> after(String id) {
        var cut = id.lastIndexOf('-');
        if (cut < 0
                || !id.substring(0, cut).equals(era)
                || !id.substring(cut + 1).matches("\\d{1,18}")) return Optional.empty();
        var n = Long.parseLong(id.substring(cut + 1));
        var oldest = latest.isEmpty() ? last + 1 : latest.getFirst().n();
        if (n > last || n < oldest - 1) return Optional.empty();
        return Optional.of(latest.stream().filter(news -> news.n() > n).toList());
    }
}
